/** How the containers of TIFF and RIFF are laid out, and the format of sound. */
import { type RecordLayout, types } from '../layout.js';

const { u16, u32 } = types;
const fourCharacters = { kind: 'bytes', count: 4 } as const;

/** The start of a TIFF file, if it has the little end first. */
export const tiffHeader = {
  name: 'TIFFHeader',
  fields: [
    { name: 'tiff_magic', type: u16, meaning: 'II: the little end comes first; MM: the big end' },
    { name: 'tiff_version', type: u16, meaning: '42' },
    { name: 'tiff_diroff', type: u32, meaning: 'where the first directory begins' },
  ],
  sources: ['tiff.h#TIFFHeader'],
} as const satisfies RecordLayout;

/** One entry of a directory, if the little end comes first. */
export const tiffEntry = {
  name: 'TIFFDirEntry',
  fields: [
    { name: 'tdir_tag', type: u16, meaning: 'which field' },
    { name: 'tdir_type', type: u16, meaning: 'the type of its values' },
    { name: 'tdir_count', type: u32, meaning: 'how many values' },
    {
      name: 'tdir_offset',
      type: u32,
      meaning: 'where they begin, or the values themselves if they take 4 bytes or less',
    },
  ],
  sources: ['tiff.h#TIFFDirEntry'],
} as const satisfies RecordLayout;

/** What stands before the data of every chunk. */
export const riffChunk = {
  name: 'RIFF chunk',
  fields: [
    { name: 'id', type: fourCharacters, meaning: 'four characters' },
    { name: 'size', type: u32, meaning: 'bytes in the data, without the byte that fills up a word' },
  ],
  sources: ['riff-services', 'xaudio-riff'],
} as const satisfies RecordLayout;

/** The chunk fmt of sound; formats older than cbSize end before it. */
export const waveFormat = {
  name: 'WAVEFORMATEX',
  fields: [
    { name: 'wFormatTag', type: u16, meaning: 'the kind of samples: 1 PCM' },
    { name: 'nChannels', type: u16, meaning: '1 mono, 2 stereo' },
    { name: 'nSamplesPerSec', type: u32, meaning: 'samples in a second, for each channel' },
    { name: 'nAvgBytesPerSec', type: u32, meaning: 'bytes in a second' },
    { name: 'nBlockAlign', type: u16, meaning: 'bytes in a sample of all channels' },
    { name: 'wBitsPerSample', type: u16, meaning: 'bits in a sample of one channel' },
    { name: 'cbSize', type: u16, meaning: 'bytes that follow' },
  ],
  pack: 1,
  sources: ['waveformatex', 'mmeapi.h'],
} as const satisfies RecordLayout;
