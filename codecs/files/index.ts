/** Dropped files, and descriptions of files whose contents travel apart. */
export { CfHdrop, makeCfHdrop, readCfHdrop, writeCfHdrop } from './cf-hdrop.js';
export { type FileDescriptor, FileGroupDescriptor, FileGroupDescriptorW } from './file-group-descriptor.js';
export { FileName, FileNameW } from './file-name.js';
export { PreferredDropEffect, readPreferredDropEffect, writePreferredDropEffect } from './preferred-drop-effect.js';
export { isQualifiedPath } from './qualified-path.js';
