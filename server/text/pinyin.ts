import { pinyin } from 'pinyin-pro'

/** How a text sounds, in plain letters without tones or blanks. */
export interface Sound {
  /** 基层治理 → jicengzhili */
  readonly full: string
  /** 基层治理 → jczl */
  readonly initials: string
}

/** Reads a text aloud in lower-case letters; what is not Chinese keeps its letters and digits: “13710”制度 → 13710zhidu. */
export function toPinyin(text: string): Sound {
  const syllables = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
    .map((syllable) => syllable.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''))
  return {
    full: syllables.join(''),
    initials: syllables.map((syllable) => (/^\p{N}/u.test(syllable) ? syllable : syllable.slice(0, 1))).join(''),
  }
}
