/** Where the vectors of a format lie. */
import type { FormatSpec } from '../../spec/index.js';

/** The name of the file of vectors and of the scenario of a format. */
export function fileNameOf(format: string): string {
  return format
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .replaceAll(/[ _]+/g, '-')
    .toLowerCase();
}

/** The file of vectors below `conformance/vectors`: the folder of its family, and its name. */
export function vectorFileOf({ family, name }: Pick<FormatSpec, 'family' | 'name'>): string {
  return `${family}/${fileNameOf(name)}.json`;
}
