// Visitors: pages of a real Chromium. Whatever a page says against its security policy, and every error it throws, fails the test that opened it.

import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { chromium, type Page } from 'playwright-core'
import { findChromium, withoutChromium } from './chromium.ts'

/** Why browser tests cannot run here; false when they can. */
export const noBrowser: string | false = findChromium() === undefined ? withoutChromium : false

export const desk = { width: 1440, height: 900 }
export const phone = { width: 390, height: 844 }

export type Visitor = { readonly cookie?: string; readonly screen?: typeof desk }

/** Answers how a new visitor opens a page of the station at `url`; signed in where a cookie is given. */
export const openBrowser = async (t: TestContext): Promise<(url: string, visitor?: Visitor) => Promise<Page>> => {
  const complaints: string[] = []
  const browser = await chromium.launch({
    executablePath: findChromium()!,
    chromiumSandbox: process.getuid?.() !== 0,
  })
  t.after(async () => {
    await browser.close()
    assert.deepEqual(complaints, [])
  })
  return async (url, { cookie, screen = desk } = {}) => {
    const context = await browser.newContext({ viewport: screen, locale: 'vi-VN', acceptDownloads: true })
    if (cookie !== undefined)
      await context.addCookies([
        { name: 'mt_session', value: cookie, url, httpOnly: true, sameSite: 'Strict' as const },
      ])
    const page = await context.newPage()
    page.on('pageerror', error => complaints.push(error.message))
    page.on('console', said => /Content Security Policy/.test(said.text()) && complaints.push(said.text()))
    return page
  }
}
