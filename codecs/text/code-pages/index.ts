/** The code pages: each a value that carries its own table and no other. */
export { codePages, findCodePage } from './find.js';
export { koi8R, koi8U } from './koi8.js';
export * from './oem.js';
export * from './windows.js';
export { windows932 } from './windows-932.js';
export { windows936 } from './windows-936.js';
export { windows949 } from './windows-949.js';
export { windows950 } from './windows-950.js';
