export const MEBIBYTE = 1024 * 1024

/** A list of 20,000 items takes some 2 MB as .xlsx and 8 MB as .csv. */
export const MAX_FILE_BYTES = 50 * MEBIBYTE
/** Markup of a workbook, inflated: 20,000 items take some 30 MB. */
export const MAX_MARKUP_BYTES = 400 * MEBIBYTE
export const MAX_SHEETS = 100
export const MAX_ROWS = 200_000
export const MAX_COLUMNS = 200
/** Cells of all sheets that hold anything, merged ones counted with what they cover. */
export const MAX_CELLS = 4_000_000
/** Characters of all cells together; a workbook can point to one long text from every cell. */
export const MAX_CHARACTERS = 100_000_000
