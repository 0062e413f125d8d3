/** The errata of bitmaps, metafiles, palettes and the containers of TIFF and RIFF. */
import type { Erratum } from '../types.js';

export const picturesErrata: readonly Erratum[] = [
  {
    id: 'ERR-DIB-REPEATED-MASKS',
    title: 'Whether three masks follow BITMAPV4HEADER and BITMAPV5HEADER',
    sources: ['bitmap-header-types', 'bitmapv5header', 'bitmapv4header', 'bun-33312', 'graphics32-257'],
    says: 'One page puts the masks of BI_BITFIELDS right after all three newer headers, and also names the members of the last two that hold them. The pages of these two headers have the masks in the members and the colour table right after the header.',
    decision:
      'Both forms are read. The masks stand a second time after the header if the twelve bytes there are equal to the masks in it and the block has room for them besides colour table and pixels. Nothing is added on writing.',
    evidence:
      'Programs were seen to write either: the CF_DIBV5 that Windows makes from CF_DIB repeats the masks, the one that a program places itself does not.',
    status: 'decided',
  },
  {
    id: 'ERR-DIB-PROFILE-PLACE',
    title: 'Where the colour profile of a bitmap stands',
    sources: ['bitmap-header-types', 'bitmapv5header', 'standard-clipboard-formats'],
    says: 'The profile is said to follow the colour table in memory, and to follow the pixels in files and in packed bitmaps; the page on clipboard formats names the colour space information before the pixels.',
    decision:
      'Data on the clipboard are a packed bitmap, so the profile follows the pixels. Its offset counts from the start of the header.',
    evidence:
      'Both pages on bitmaps agree about packed ones; the order of words on the page on formats decides nothing.',
    status: 'decided',
  },
  {
    id: 'ERR-WINGDI-PALETTE-VERSION',
    title: 'What the member palVersion holds',
    sources: ['logpalette', 'logpalette-sdk31'],
    says: 'The page of today calls it the version number of the system; that of the Windows 3.1 SDK says 0x300.',
    decision: 'It is 0x300, whatever the version of the system.',
    evidence: 'The older page names the value, and the newer one none.',
    status: 'decided',
  },
];
