/** `dde-spec formats`: the formats as a list, and one of them with its layout, its rules and its vectors. */
import { type Command, Option } from 'commander';
import {
  type FormatFamily,
  type FormatSpec,
  findFormatSpec,
  formatFamilies,
  formatSpecs,
  type Platform,
  placeFields,
  platforms,
  type RecordLayout,
  type Rule,
  rules,
  structureNames,
  structures,
} from '../../spec/index.js';
import { count, table } from '../report/text.js';
import { vectorFileOf } from '../vectors/file-name.js';
import { loadVectors } from '../vectors/load.js';
import type { Vector } from '../vectors/vector.js';
import { labelled, print, printJson } from './output.js';
import { UsageError } from './usage-error.js';

interface FormatFilter {
  readonly family?: FormatFamily;
  readonly json?: true;
}

export function addFormats(program: Command): void {
  program
    .command('formats')
    .summary('list the formats, or show one with its layout and rules')
    .description(
      'Lists what DDE blocks and the clipboard carry, or shows one format with its layout, rules and vectors.',
    )
    .argument('[name]', 'the format to show, such as CF_DIB or "HTML Format", in any case')
    .addOption(new Option('--family <name>', 'only this family').choices(formatFamilies))
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Examples:
  dde-spec formats --family pictures
  dde-spec formats CONVINFO
  dde-spec formats "HTML Format" --json
`,
    )
    .action((name: string | undefined, filter: FormatFilter) =>
      name === undefined ? list(filter) : show(name, filter),
    );
}

function list({ family, json }: FormatFilter): void {
  const found = formatSpecs.filter((spec) => family === undefined || spec.family === family);
  if (json) {
    printJson(found);
    return;
  }
  print(table(found.map((spec) => [spec.name, spec.family, identityText(spec), spec.title])));
  print(`\n${count(found.length, 'format')} of ${formatSpecs.length}\n`);
}

function identityText({ identity }: FormatSpec): string {
  switch (identity.kind) {
    case 'predefined':
      return String(identity.value);
    case 'registered':
      return 'registered';
    case 'context':
      return '-';
  }
}

/** A format with all that hangs on it. */
interface FormatInFull {
  readonly format: FormatSpec;
  /** The rules that its vectors show. */
  readonly rules: readonly Rule[];
  readonly vectors: number;
  /** The file of the vectors in `conformance/vectors`. */
  readonly file: string;
  /** What its values have, as the vectors write them; empty for values that are no objects. */
  readonly members: readonly string[];
}

function show(name: string, { family, json }: FormatFilter): void {
  if (family !== undefined) throw new UsageError('--family filters the list and does not go with the name of a format');
  const format = findFormatSpec(name);
  if (format === undefined) throw new UsageError(`there is no format ${name}; "dde-spec formats" lists them all`);
  const vectors = loadVectors()
    .filter((file) => file.format === format.name)
    .flatMap((file) => file.vectors);
  const shown = new Set(vectors.flatMap(({ rule, breaks }) => [rule, ...(breaks ?? [])]));
  const full = {
    format,
    rules: rules.filter(({ id }) => shown.has(id)),
    vectors: vectors.length,
    file: vectorFileOf(format),
    members: membersOf(vectors),
  };
  if (json) printJson(full);
  else print(formatText(full));
}

function membersOf(vectors: readonly Vector[]): readonly string[] {
  const values = vectors.flatMap(({ value }) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [],
  );
  return [...new Set(values)].filter((name) => !name.startsWith('$'));
}

function knownBy({ identity }: FormatSpec): string {
  switch (identity.kind) {
    case 'predefined':
      return `the predefined number ${identity.value}`;
    case 'registered':
      return `registered under the name "${identity.name}"`;
    case 'context':
      return `by where it stands: ${identity.where}`;
  }
}

function formatText({ format, rules: shown, vectors, file, members }: FormatInFull): string {
  return [
    `${format.name}\n\n  ${format.title}\n\n`,
    labelled('known by', knownBy(format)),
    labelled('encoding', format.encoding),
    labelled('ends with', format.terminator ?? 'nothing of its own: a length inside, or the end of the block'),
    labelled('ownership', format.ownership),
    labelled('sources', ...format.sources),
    labelled('vectors', `${vectors}, in ${file}`),
    ...(members.length === 0 ? [] : [labelled('values have', members.join(', '))]),
    ...shown.map(({ id, level, statement }) => labelled('rule', `${id} (${level}): ${statement}`)),
    ...structureText(format.name),
    ...format.layouts.flatMap((layout) => layoutText(layout)),
  ].join('');
}

/** The fields and bits of a structure of dde.h, which lies alike on every platform. */
function structureText(name: string): readonly string[] {
  const found = structureNames.find((each) => each === name);
  if (found === undefined) return [];
  const { headerSize, fields, flags, payload } = structures[found];
  const bits = [...flags].reverse().map(({ name: flag, bit, width, meaning }) => {
    const where = width === 1 ? `bit ${bit}` : `bits ${bit} to ${bit + width - 1}`;
    return ['', '', `  ${flag}`, `${where}: ${meaning}`];
  });
  const rows = [
    ...fields.flatMap((field) => [
      [`  ${field.offset}`, String(field.size), field.name, field.meaning],
      ...(field.type === 'flags' ? bits : []),
    ]),
    ...(payload === null ? [] : [[`  ${payload.offset}`, 'rest', payload.name, payload.meaning]]),
  ];
  return [`\n${name}: ${headerSize} bytes\n${table([['  offset', 'size', 'field', 'meaning'], ...rows])}`];
}

/** The offsets on every platform that has the record, in one table where they are the same. */
function layoutText(layout: RecordLayout): readonly string[] {
  const byText = new Map<string, Platform[]>();
  for (const platform of layout.platforms ?? platforms) {
    const { size, fields } = placeFields(layout, platform);
    const rows = fields.map((placed) => [
      `  ${placed.offset}`,
      String(placed.size),
      placed.field.name,
      placed.field.meaning,
    ]);
    const text = `${size} bytes\n${table([['  offset', 'size', 'field', 'meaning'], ...rows])}`;
    byText.set(text, [...(byText.get(text) ?? []), platform]);
  }
  return [...byText].map(([text, on]) => {
    const where = on.length === platforms.length ? '' : ` on ${on.join(' and ')}`;
    return `\n${layout.name}${where}: ${text}`;
  });
}
