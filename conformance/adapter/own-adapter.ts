/** The codecs of this package behind the adapter protocol: what `dde-spec subject codec` answers. */
import { isLeft } from 'fp-ts/lib/Either.js';
import {
  defaultContext,
  type Format,
  type FormatContext,
  findCodePage,
  findFormat,
  formatHex,
  formats,
  parseHex,
} from '../../codecs/index.js';
import {
  executeProfiles,
  type FlagField,
  formatSpecs,
  type Platform,
  placeFields,
  platforms,
  type RecordLayout,
  type StructureLayout,
  structureNames,
  structures,
} from '../../spec/index.js';
import { packingFunctions, packingPlatforms } from './own-lparam.js';
import { fromPlain, toPlain } from './plain-value.js';
import { PROTOCOL } from './protocol.js';

type Request = Readonly<Record<string, unknown>>;
type Reply = Readonly<Record<string, unknown>>;

const refused = (why: string, offset?: number): Reply => ({
  refused: { ...(offset === undefined ? {} : { offset }), why },
});
const unsupported = (why: string): Reply => ({ unsupported: why });

/** Their layout here is the fixed part alone; C declares more after it, or has several versions. */
const open: ReadonlySet<string> = new Set(['MONHSZSTRUCTA', 'MONHSZSTRUCTW', 'LOGPALETTE', 'ENHMETAHEADER']);

const layouts: ReadonlyMap<string, RecordLayout> = new Map(
  formatSpecs.flatMap((format) =>
    format.layouts.filter(({ name }) => !open.has(name)).map((layout) => [layout.name, layout] as const),
  ),
);

/** Of a structure of dde.h. */
const byteStructures: ReadonlyMap<string, StructureLayout> = new Map(
  structureNames.map((name) => [name, structures[name]]),
);

function hello(version: string): Reply {
  return {
    ok: {
      protocol: PROTOCOL,
      name: 'dde-spec',
      version,
      language: 'TypeScript',
      formats: Object.fromEntries(formats.map(({ name }) => [name, ['decode', 'encode']])),
      platforms,
      reports: ['offset'],
      escapes: true,
      structures: [...new Set([...byteStructures.keys(), ...layouts.keys()])],
      lparam: packingPlatforms,
      pipeline: 64,
    },
  };
}

/**
 * An adapter: it answers one request after the other; `undefined`: there is no answer, as to bye.
 *
 * @param version of the package
 */
export function ownAdapter(version: string): (request: Request) => Reply | undefined {
  const packing = new Map<unknown, (request: Request) => Reply>(
    packingPlatforms.map((platform) => [platform, packingFunctions(platform)]),
  );

  const answer = (request: Request): Reply => {
    switch (request['op']) {
      case 'hello':
        return hello(version);
      case 'decode':
        return decode(request);
      case 'encode':
        return encode(request);
      case 'layout':
        return layout(String(request['structure']), request['platform']);
      case 'pack':
      case 'unpack':
      case 'reuse':
      case 'free':
      case 'block':
        return packing.get(request['platform'])?.(request) ?? unsupported('lParams are not packed there');
      default:
        return unsupported('there is no such op');
    }
  };

  return (request) => {
    const id = request['id'];
    if (request['op'] === 'bye') return undefined;
    try {
      return { id, ...answer(request) };
    } catch (error) {
      return { id, error: error instanceof Error ? error.message : String(error) };
    }
  };
}

function isPlatform(value: unknown): value is Platform {
  return platforms.some((platform) => platform === value);
}

function contextOf({ platform, options }: Request): FormatContext | undefined {
  if (!isPlatform(platform)) return undefined;
  const { codePage, profile } = (options ?? {}) as Request;
  const page = codePage === undefined ? undefined : findCodePage(String(codePage));
  if (page !== undefined && isLeft(page)) return undefined;
  const asked = profile === undefined ? defaultContext.profile : executeProfiles.find((known) => known === profile);
  if (asked === undefined) return undefined;
  return {
    platform,
    codePage: page === undefined ? defaultContext.codePage : page.right,
    profile: asked,
  };
}

/** Looks up what a request names, and answers it with that. */
function withFormat(request: Request, answer: (format: Format, context: FormatContext) => Reply): Reply {
  const format = findFormat(String(request['format']));
  if (isLeft(format)) return unsupported('there is no such format');
  const context = contextOf(request);
  if (context === undefined) return unsupported('there is no such platform, code page or profile');
  return answer(format.right, context);
}

function decode(request: Request): Reply {
  return withFormat(request, (format, context) => {
    const digits = request['bytes'];
    const bytes = typeof digits === 'string' && digits.length % 2 === 0 ? parseHex(digits) : undefined;
    if (bytes === undefined || isLeft(bytes)) return { error: '"bytes" are no pairs of hexadecimal digits' };
    const value = format.decode(bytes.right, context);
    if (isLeft(value)) return refused(`expected ${value.left.expected}, found ${value.left.found}`, value.left.offset);
    return { ok: toPlain(value.right) };
  });
}

function encode(request: Request): Reply {
  return withFormat(request, (format, context) => {
    const value = fromPlain(request['value']);
    if (!format.is(value, context)) return refused('this is no value of the format');
    return { ok: { bytes: formatHex(format.encode(value, context)) } };
  });
}

function layout(name: string, platform: unknown): Reply {
  if (!isPlatform(platform)) return unsupported('there is no such platform');
  const bytes = byteStructures.get(name);
  if (bytes !== undefined) return { ok: structureLayout(bytes) };
  const record = layouts.get(name);
  if (record === undefined) return unsupported('there is no such structure');
  const placed = placeFields(record, platform);
  return {
    ok: {
      size: placed.size,
      offsets: Object.fromEntries(placed.fields.map(({ field, offset }) => [field.name, offset])),
    },
  };
}

function structureLayout({ sizeInC, fields, flags, payload }: StructureLayout): Reply {
  const mask = ({ bit, width }: FlagField): number => ((1 << width) - 1) << bit;
  const named = fields.filter(({ type }) => type !== 'flags').map(({ name, offset }) => [name, offset] as const);
  return {
    size: sizeInC,
    offsets: Object.fromEntries([...named, ...(payload === null ? [] : [[payload.name, payload.offset] as const])]),
    bits: Object.fromEntries(flags.map((flag) => [flag.name, mask(flag)])),
  };
}
