/** The errata of text, tables of text and locales. */
import type { Erratum } from '../types.js';

export const textErrata: readonly Erratum[] = [];
