/** The errata of HTML Format and Rich Text Format. */
import type { Erratum } from '../types.js';

export const richErrata: readonly Erratum[] = [
  {
    id: 'ERR-HTML-SAMPLE',
    title: 'The fragment in the sample of HTML Format does not start where its header says',
    sources: ['html-clipboard-format#scenario-1', 'html-clipboard-format#headers'],
    says: 'StartFragment:0006 and EndFragment:0106, beside StartHTML:0121, EndHTML:0272 and a selection from 0180 to 0225.',
    decision:
      'Offsets count from the start of the block: with lines that end in CR LF the fragment goes from 147 to 247. The other four offsets are right for such lines.',
    evidence:
      'Counted in the text of the sample: 121 bytes of header, 151 of HTML, 26 to the end of the start comment, 100 of fragment. 6 is the length of <html>, and 106 is 100 more: both were counted from StartHTML and without the comment.',
    status: 'decided',
  },
  {
    id: 'ERR-HTML-COMMENT',
    title: 'The comments around the fragment are spelt with a blank and without one',
    sources: [
      'html-clipboard-format#grammar',
      'html-clipboard-format#fragment',
      'html-clipboard-format-2021#description',
      'chromium-clipboard#CFHtmlExtractMetadata',
    ],
    says: 'The grammar and the older page have <!--StartFragment --> with a blank; the text demands <!--StartFragment--> verbatim, without any; other samples of the page have the blank at the front.',
    decision: 'A program writes no blank. A reader takes the comments with blanks too, and says so.',
    evidence:
      'The grammar calls itself not normative, and the text is plain. Chromium writes no blank and searches for the beginning of the comment only.',
    status: 'decided',
  },
  {
    id: 'ERR-HTML-FRAGMENT',
    title: 'The grammar takes the comments for a part of the fragment',
    sources: [
      'html-clipboard-format#grammar',
      'html-clipboard-format#fragment',
      'chromium-clipboard#HtmlToCFHtml',
      'jdk-clipboard#HTMLCodec',
    ],
    says: 'In the grammar the fragment starts and ends with the comments; the text has the fragment preceded and followed by them.',
    decision: 'StartFragment is the end of the start comment, and EndFragment the start of the end comment.',
    evidence:
      'The grammar calls itself not normative. Chromium counts so when it writes, the JDK describes the offsets so, and of the sample the length of the fragment is right in this way only.',
    status: 'decided',
  },
];
