import type { Page } from 'playwright-core'
import { setTimeout as wait } from 'node:timers/promises'
import { ask } from './signIn.ts'

/** Waits until the linker has said what it finds in the start data: links are there, and no more come. */
export async function untilLinked(page: Page): Promise<void> {
  let before = -1
  for (let steady = 0; steady < 4;) {
    const { crossReferences: { totalCount } } = await ask<{ crossReferences: { totalCount: number } }>(page, '{ crossReferences(first: 0) { totalCount } }')
    steady = totalCount > 0 && totalCount === before ? steady + 1 : 0
    before = totalCount
    await wait(500)
  }
}
