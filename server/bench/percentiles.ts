export interface Percentiles {
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

/** Nearest-rank percentiles of times in milliseconds. */
export function percentiles(times: readonly number[]): Percentiles {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

/** Ratios of two measurements of one run: what can be compared between machines, as absolute times cannot. */
export function ratios(measured: Percentiles, yardstick: Percentiles): Percentiles {
  return { p50: measured.p50 / yardstick.p50, p95: measured.p95 / yardstick.p95, p99: measured.p99 / yardstick.p99 }
}

export interface Measurement {
  readonly name: string
  readonly times: Percentiles
  /** Against `{ __typename }` asked in turn with it. */
  readonly ratios: Percentiles
}

export function describeMeasurement({ name, times, ratios: ratio }: Measurement): string {
  const row = (label: keyof Percentiles) => `${label} ${times[label].toFixed(1)} ms (×${ratio[label].toFixed(1)})`
  return `  ${name.padEnd(24)} ${row('p50')}  ${row('p95')}  ${row('p99')}`
}
