/** What the bytes do not tell, and the check of what callers say about it. */
import { type ExecuteProfile, executeProfiles } from '../../spec/execute.js';
import { type MessageForm, messageForms } from '../../spec/messages.js';
import { type Platform, platforms } from '../../spec/types.js';
import { isRecord } from './bytes.js';
import type { CodePage } from './code-page.js';
import { CodecException, describe } from './errors.js';

/**
 * What the bytes do not tell.
 *
 * @category Formats
 */
export interface FormatContext {
  readonly platform: Platform;
  /** Of ANSI text. */
  readonly codePage: CodePage;
  /** Of a command string. */
  readonly profile: ExecuteProfile;
}

/**
 * As much of the context as a caller has to say; the rest is that of `defaultContext`.
 *
 * @category Formats
 */
export type FormatOptions = Partial<FormatContext>;

/** The default of {@link FormatContext.platform}. */
export const defaultPlatform: Platform = 'win64';

/** The default of {@link FormatContext.profile}. */
export const defaultProfile: ExecuteProfile = 'current';

/** The exception for an option that does not exist: TypeScript refuses it, JavaScript alone does not. */
function wrongOption(name: string, expected: string, found: unknown): CodecException {
  return new CodecException({ expected, found: describe(found), path: [name] });
}

/** The platform of some options, or the default. */
export function platformOf(options: Pick<FormatOptions, 'platform'> | undefined): Platform {
  const platform = options?.platform === undefined ? defaultPlatform : options.platform;
  if (!platforms.includes(platform)) throw wrongOption('platform', `one of ${platforms.join(', ')}`, platform);
  return platform;
}

/** The profile of some options, or the default. */
export function profileOf(options: Pick<FormatOptions, 'profile'> | undefined): ExecuteProfile {
  const profile = options?.profile === undefined ? defaultProfile : options.profile;
  if (!executeProfiles.includes(profile)) throw wrongOption('profile', `one of ${executeProfiles.join(', ')}`, profile);
  return profile;
}

/** The code page that was given. */
export function checkedPage(page: CodePage | undefined): CodePage {
  if (!isRecord(page) || typeof page['number'] !== 'number' || typeof page['decode'] !== 'function') {
    throw wrongOption('codePage', 'a code page such as windows1252, or one that findCodePage gives', page);
  }
  return page;
}

/** The form that was given. */
export function checkedForm<Form extends MessageForm>(form: Form): Form {
  if (!Object.hasOwn(messageForms, form))
    throw wrongOption('form', `one of ${Object.keys(messageForms).join(', ')}`, form);
  return form;
}
