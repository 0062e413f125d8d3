/** The whole specification as one JSON document, for programs that are not written in TypeScript. */
import { atoms } from './atoms.js';
import { type DdemlTable, ddemlTables } from './ddeml/index.js';
import { errata } from './errata/index.js';
import { type ExecuteExample, executeExamples, executeProfiles, executeSyntax } from './execute.js';
import {
  type ClipboardFormat,
  type FormatSpec,
  formatRanges,
  formatSpecs,
  formats,
  type LocaleCodePages,
  localeCodePages,
  type Synthesis,
  synthesized,
  unicodeLocales,
} from './formats/index.js';
import { carriage, handleBits, lParamBits, wordExtension } from './lparam.js';
import { type MessageSpec, messageKeys, messages } from './messages.js';
import { notRules } from './not-rules.js';
import { rules } from './rules/index.js';
import { sources } from './sources/index.js';
import { type StructureLayout, structureNames, structures } from './structures.js';
import { systemTopic } from './system-topic.js';
import { type Erratum, type NotRule, type Platform, platforms, type Rule, type Source } from './types.js';

/** The version of the document's shape; its first number changes when a reader would break. */
export const specVersion = '1.0';

/** What {@link exportSpec} answers; `spec.schema.json` describes it. */
export interface SpecDocument {
  readonly $schema: string;
  readonly version: typeof specVersion;
  readonly platforms: readonly Platform[];
  readonly messages: readonly MessageSpec[];
  readonly structures: readonly StructureLayout[];
  readonly lparam: {
    readonly bits: typeof lParamBits;
    readonly handleBits: typeof handleBits;
    readonly carriage: typeof carriage;
    readonly wordExtension: typeof wordExtension;
  };
  readonly atoms: typeof atoms;
  readonly formats: {
    readonly predefined: readonly ClipboardFormat[];
    readonly ranges: typeof formatRanges;
    readonly synthesized: readonly Synthesis[];
    readonly localeCodePages: readonly LocaleCodePages[];
    readonly unicodeLocales: readonly number[];
    readonly specs: readonly FormatSpec[];
  };
  readonly execute: {
    readonly profiles: typeof executeProfiles;
    readonly syntax: typeof executeSyntax;
    readonly examples: readonly ExecuteExample[];
  };
  readonly ddeml: readonly DdemlTable[];
  readonly systemTopic: typeof systemTopic;
  readonly rules: readonly Rule[];
  readonly sources: readonly Source[];
  readonly errata: readonly Erratum[];
  readonly notRules: readonly NotRule[];
}

/**
 * The specification as plain data: what `JSON.stringify` makes of it is valid against `spec.schema.json`.
 *
 * @example
 * ```ts
 * import { exportSpec } from 'dde-spec/spec';
 * exportSpec().messages[0]?.name; // 'WM_DDE_INITIATE'
 * JSON.stringify(exportSpec()); // valid against dde-spec/spec.schema.json
 * ```
 */
export function exportSpec(): SpecDocument {
  return {
    $schema: './spec.schema.json',
    version: specVersion,
    platforms,
    messages: messageKeys.map((key) => messages[key]),
    structures: structureNames.map((name) => structures[name]),
    lparam: { bits: lParamBits, handleBits, carriage, wordExtension },
    atoms,
    formats: {
      predefined: formats,
      ranges: formatRanges,
      synthesized,
      localeCodePages,
      unicodeLocales,
      specs: formatSpecs,
    },
    execute: { profiles: executeProfiles, syntax: executeSyntax, examples: executeExamples },
    ddeml: ddemlTables,
    systemTopic,
    rules,
    sources,
    errata,
    notRules,
  };
}
