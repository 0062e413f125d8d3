/** Where the public documents stand, for the rows of the source tables. */

export const win32 = 'MicrosoftDocs/win32: desktop-src/dataxchg';
export const win32Version = (date: string): string => `dated ${date}; read at commit 47e64c189dcb`;
export const sdk = 'MicrosoftDocs/sdk-api: sdk-api-src/content';
export const mingw = 'mingw-w64/mingw-w64: mingw-w64-headers/include';
