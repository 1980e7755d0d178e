import type { NeighbourhoodLink } from './neighbourhoodQuery.ts'
import { sayStatus, TYPE_WORDS } from './referenceWords.ts'

/** 要求 · 系统建议 87%; a directive and the passage it stands in are joined by no link: 所在段落. */
export function sayLink({ type, status, score }: NeighbourhoodLink): string {
  return type === null || status === null ? '所在段落' : `${TYPE_WORDS[type]} · ${sayStatus({ status, score })}`
}
