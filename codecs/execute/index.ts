/** Command strings of WM_DDE_EXECUTE, by the rules of four profiles, and the blocks that hold them. */
export { type ExecuteBlock, readExecuteBlock } from './block.js';
export type { ExecuteCommand, ExecuteParameter } from './command.js';
export {
  Execute,
  ExecuteUnicode,
  readExecute,
  readExecuteUnicode,
  writeExecute,
  writeExecuteUnicode,
} from './execute.js';
export {
  ExecuteString,
  makeExecuteCommand,
  makeExecuteParameter,
  readExecuteString,
  writeExecuteString,
} from './execute-string.js';
export { type BothForms, compareForms, compareProfiles, type ProfileReadings } from './profiles.js';
