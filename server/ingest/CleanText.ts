export type RepairKind = 'BOILERPLATE' | 'PINYIN_INSERTION' | 'LOST_BYTE' | 'MASK' | 'SCRIPT' | 'OMISSION' | 'OTHER'

/**
 * One replacement. Offsets are UTF-16 code units of the raw text; `before` is exactly what stands there.
 * A MASK repair changes nothing (`after` equals `before`): it says that something is hidden here.
 * So does a LOST_BYTE repair that could not be decoded: its confidence is below 0.5.
 */
export interface Repair {
  readonly kind: RepairKind
  readonly before: string
  readonly after: string
  readonly rawStart: number
  readonly rawEnd: number
  /** 0 to 1. */
  readonly confidence: number
}

/** A place where the source itself says that text is missing. */
export interface Gap {
  /** In the clean text, UTF-16 code units. */
  readonly offset: number
  readonly missingCharacters: number | null
  /** In Chinese, for people: 此处原文省略 946 字 */
  readonly reason: string
}

/** The repaired text. Replaying `repairs` (sorted by rawStart, never overlapping) on the raw text gives `text`. */
export interface CleanText {
  readonly text: string
  readonly repairs: readonly Repair[]
  readonly gaps: readonly Gap[]
  /** Non-blank characters the source says the whole has; null where it does not say. */
  readonly statedCharacters: number | null
  /** Non-blank characters of the body that are here. */
  readonly shownCharacters: number
  /** The title as the file announces it outside the body (標題:… line, 收藏《…》), repaired like the body; null where there is none. */
  readonly announcedTitle: string | null
}
