/** The lParams of DDE messages. */
export {
  hiWord,
  LParam,
  loWord,
  makeLong,
  makeWordsLParam,
  type RecordedLParam,
  readLParam,
  signExtend,
  writeLParam,
} from './lparam.js';
