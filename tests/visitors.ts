// Visitors: pages of a real Chromium. Whatever a page says against its security policy, and every error it throws, fails the test that opened it.
// A test that fails leaves what its pages showed in build/failures.

import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { chromium, type Page } from 'playwright-core'
import { findChromium, withoutChromium } from './chromium.ts'

/** Why browser tests cannot run here; false when they can. */
export const noBrowser: string | false = findChromium() === undefined ? withoutChromium : false

/** A page may be this slow on a machine three times busier than a control room's. */
const PATIENCE_MS = 45_000

export const desk = { width: 1440, height: 900 }
export const phone = { width: 390, height: 844 }

/** An address that the browser takes for a station in a village network and finds on this machine: over plain http it is no secure context. */
export const VILLAGE_ADDRESS = '192.0.2.10'

export type Visitor = { readonly cookie?: string; readonly screen?: typeof desk }

/** Answers how a new visitor opens a page of the station at `url`; signed in where a cookie is given. */
export const openBrowser = async (t: TestContext): Promise<(url: string, visitor?: Visitor) => Promise<Page>> => {
  const complaints: string[] = []
  const browser = await chromium.launch({
    executablePath: findChromium()!,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [`--host-resolver-rules=MAP ${VILLAGE_ADDRESS} 127.0.0.1`],
  })
  t.after(async () => {
    if (!t.passed)
      await keepPictures(
        t,
        browser.contexts().flatMap(context => context.pages()),
      ).catch(error => t.diagnostic(String(error)))
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
    page.setDefaultTimeout(PATIENCE_MS)
    page.on('pageerror', error => complaints.push(error.message))
    page.on('console', said => /Content Security Policy/.test(said.text()) && complaints.push(said.text()))
    return page
  }
}

const keepPictures = async (t: TestContext, pages: readonly Page[]): Promise<void> => {
  const folder = join(import.meta.dirname, '../build/failures')
  mkdirSync(folder, { recursive: true })
  for (const [i, page] of pages.entries()) {
    const file = join(folder, `${t.name.replace(/[^\p{L}\d]+/gu, '-')}-${i + 1}.png`)
    const shown = await page.locator('body').ariaSnapshot({ timeout: 5000 })
    console.error(`${t.name}: ${page.url()} (${file})\n${shown.slice(0, 2000)}`)
    await page.screenshot({ path: file, timeout: 5000 })
  }
}
