import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSite, watchOperations, type Site } from '../testing/openSite.ts'

let site: Site
beforeAll(async () => { site = await openSite() })
afterAll(() => site.close())

const box = (page: Page) => page.getByRole('combobox')
const results = (page: Page) => page.locator('[data-result]')

test('nothing is asked while an input method composes; the finished words are asked once', async () => {
  const page = await site.open('/')
  await box(page).focus()
  const asked = watchOperations(page)
  const input = await page.context().newCDPSession(page)
  for (const text of ['x', 'xian', 'xian x', 'xian xiang', '县乡']) {
    await input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    await wait(160)
  }
  expect(asked).toEqual([])
  await input.send('Input.insertText', { text: '县乡' })
  await results(page).first().waitFor()
  expect(asked.filter((name) => name === 'Search')).toEqual(['Search'])
  expect(await box(page).inputValue()).toBe('县乡')
})

test('hits are on the screen with the next frame after their answer came', async () => {
  const page = await site.open('/?q=县乡协同')
  await results(page).first().waitFor()
  // Counts the frames between the answer's bytes being here and the first that shows them.
  await page.evaluate(() => {
    const original = Object.getOwnPropertyDescriptor(Response.prototype, 'text')?.value as (this: Response) => Promise<string>
    const shown = () => [...document.querySelectorAll('[data-result]')].map((one) => one.textContent).join()
    Response.prototype.text = async function (this: Response) {
      const text = await original.call(this)
      if (text.includes('"search"')) {
        const before = shown()
        let frames = 0
        const look = (): void => {
          frames += 1
          if (shown() !== before || frames > 30) Object.assign(window, { framesWaited: frames })
          else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      }
      return text
    }
  })
  await box(page).fill('四不两直')
  await expect.poll(() => page.evaluate(() => (window as unknown as { framesWaited?: number }).framesWaited)).toBe(1)
  expect(await results(page).first().innerText()).toContain('四不两直')
})

test('an answer that comes too late never replaces a newer one', async () => {
  const page = await site.open('/')
  await page.route('**/graphql', async (route) => {
    if ((route.request().postData() ?? '').includes('"query":"基层"')) await wait(700)
    await route.continue().catch(() => undefined)
  })
  await box(page).fill('基层')
  await wait(300)
  await box(page).fill('四不两直')
  await results(page).filter({ hasText: '四不两直' }).first().waitFor()
  const newer = await results(page).allInnerTexts()
  await wait(900)
  expect(await results(page).allInnerTexts()).toEqual(newer)
  expect(new URL(page.url()).searchParams.get('q')).toBe('四不两直')
})
