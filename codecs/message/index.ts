/** What the lParams of DDE messages carry, by meaning. */
export {
  type AckForm,
  type AnyContents,
  type ContentName,
  findAckForm,
  findForm,
  joinContents,
  type MessageContents,
  type MessageHalves,
  splitContents,
} from './contents.js';
