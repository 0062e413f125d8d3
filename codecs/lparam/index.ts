/** The lParams of DDE messages. */
export {
  hiWord,
  LParam,
  type LParamField,
  listLParamFields,
  loWord,
  makeLong,
  makeWordsLParam,
  type RecordedLParam,
  readLParam,
  signExtend,
  writeLParam,
} from './lparam.js';
