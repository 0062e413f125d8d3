/** The formats of this folder, each with all that it can do. */
import type { FormatCodec } from '../kernel/format-codec.js';
import { difFormat } from './dif-format.js';
import { sylkFormat } from './sylk-format.js';
import { xlTableFormat } from './xl-table-format.js';

export const spreadsheetsFormats: readonly FormatCodec[] = [xlTableFormat, sylkFormat, difFormat];
