/** HTML Format and Rich Text Format. */
export { decodeHtmlText, HtmlFormat, readHtmlFormat, writeHtmlFormat } from './html-format.js';
export { type HtmlParts, makeHtmlFormat } from './html-writer.js';
export { RichTextFormat, readRichTextFormat, writeRichTextFormat } from './rich-text-format.js';
export { makeRichTextFormat } from './rtf-writer.js';
