/** The name of the file of vectors and of the scenario of a format. */
export function fileNameOf(format: string): string {
  return format
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .replaceAll(/[ _]+/g, '-')
    .toLowerCase();
}
