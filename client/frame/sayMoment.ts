/** 2026-01-05T08:30:00.000Z → 2026-01-05 16:30, on the clock of who reads it. */
export function sayMoment(moment: string): string {
  const at = new Date(moment)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`
}
