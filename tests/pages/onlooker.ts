// Onlooker: opens a page as whoever it is for, on one screen after another, in both themes and both languages, takes a picture of each and
// tells what is wrong.

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import type { StationUnderTest } from '#bench/station-under-test.ts'
import { findChromium } from '#test/chromium.ts'
import type { Language } from '#web/words/language.ts'
import { blemishes } from './blemishes.ts'
import { hindrances } from './hindrances.ts'
import type { LivedIn } from './lived-in.ts'
import type { LookedAt } from './page-table.ts'

const control_room = { width: 1920, height: 1080 }
const old_desk = { width: 1366, height: 768 }
const small_phone = { width: 360, height: 740 }
const themes = ['light', 'dark'] as const
/** What web vitals call good. */
const MOST_JUMP = 0.1
const PATIENCE_MS = 30_000

export class Onlooker implements AsyncDisposable {
  readonly lived: LivedIn
  readonly folder: string
  readonly #browser: Browser

  private constructor(lived: LivedIn, folder: string, browser: Browser) {
    this.lived = lived
    this.folder = folder
    this.#browser = browser
  }

  /** `folder` is where the pictures go. */
  static async open(lived: LivedIn, folder: string): Promise<Onlooker> {
    mkdirSync(folder, { recursive: true })
    const options = { executablePath: findChromium()!, chromiumSandbox: process.getuid?.() !== 0 }
    return new Onlooker(lived, folder, await chromium.launch(options))
  }

  /** A visitor of their own, in a language, as whoever the page is for. */
  async visit({ who, on }: LookedAt, language: Language, screen = control_room): Promise<BrowserContext> {
    const context = await this.#browser.newContext({ viewport: screen, locale: 'vi-VN', reducedMotion: 'reduce' })
    const station = this.station(on)
    const session = on === 'empty' ? this.lived.empty.cookie : this.lived.cookie
    const television = this.lived.television
    const cookies = { person: ['mt_session', session], television: ['mt_television', television], nobody: undefined }
    const [name, value] = cookies[who ?? 'person'] ?? []
    if (name !== undefined && value !== undefined) await context.addCookies([{ name, value, url: station.url }])
    await context.addInitScript(said => localStorage.setItem('matthan.language', said), language)
    await context.addInitScript(addUpJumps)
    return context
  }

  station(on: LookedAt['on']): StationUnderTest {
    if (on === 'brand_new') return this.lived.brand_new
    return on === 'empty' ? this.lived.empty.station : this.lived.station
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser.close()
  }
}

/** Everything that is wrong with a page, on any screen. */
export const lookOver = async (onlooker: Onlooker, looked: LookedAt): Promise<readonly string[]> => {
  const wrong: string[] = []
  const note = (where: string, found: readonly string[]) => wrong.push(...found.map(what => `${where}: ${what}`))
  const sights = [
    { screens: looked.on === undefined ? [control_room, old_desk] : [old_desk], language: 'vi' },
    { screens: [small_phone], language: 'vi' },
    ...(looked.english ? [{ screens: [small_phone, old_desk], language: 'en' } as const] : []),
  ] as const
  for (const { screens, language } of sights) {
    const context = await onlooker.visit(looked, language, screens[0])
    try {
      const page = await context.newPage()
      hearComplaints(page, said => note(language, [said]))
      await arrive(onlooker, page, looked)
      const jumped = Number(await page.locator('html').getAttribute('data-jumped'))
      if (jumped > MOST_JUMP) note(`${screens[0].width} ${language}`, [`it jumps: ${jumped}`])
      for (const screen of screens) await lookAt(onlooker, page, looked, screen, language, note)
    } finally {
      await context.close()
    }
  }
  return wrong
}

/** Opens it and waits until it is whole. */
export const arrive = async (onlooker: Onlooker, page: Page, looked: LookedAt): Promise<void> => {
  const address = looked.at === undefined ? looked.route : await looked.at(onlooker.lived)
  await page.goto(onlooker.station(looked.on).url + address)
  await looked.sign(page).waitFor({ timeout: PATIENCE_MS })
  await looked.first?.(page)
  await page.evaluate(() => document.fonts.ready)
}

type Screen = typeof control_room
type Note = (where: string, found: readonly string[]) => void

const lookAt = async (
  onlooker: Onlooker,
  page: Page,
  looked: LookedAt,
  screen: Screen,
  language: Language,
  note: Note,
): Promise<void> => {
  await page.setViewportSize(screen)
  const where = `${screen.width} ${language}`
  for (const theme of language === 'vi' ? themes : themes.slice(0, 1)) {
    await choose(page, theme)
    await twoFrames(page)
    const name = `${nameOf(looked)}-${screen.width}-${theme}${language === 'vi' ? '' : '-en'}.png`
    await wholePicture(page, join(onlooker.folder, name))
    if (theme === 'light') note(where, await blemishes(page, language))
    if (language === 'vi' && (screen === old_desk || (screen === small_phone && theme === 'dark')))
      note(`${where} ${theme}`, await hindrances(page))
  }
}

/** From top to bottom, with what sticks to the screen's edge in its own place. */
const wholePicture = async (page: Page, path: string): Promise<void> => {
  const settle = (position: string) =>
    page.evaluate(wanted => {
      for (const element of document.querySelectorAll<HTMLElement>('nav, header, footer')) {
        const own = getComputedStyle(element).position
        if (own === 'fixed' || own === 'sticky' || element.dataset.settled !== undefined) {
          element.dataset.settled = ''
          element.style.position = wanted
        }
      }
    }, position)
  const tall = await page.evaluate(() => document.documentElement.scrollHeight > innerHeight)
  if (tall) await settle('static')
  await page.screenshot({ path, fullPage: true })
  if (tall) await settle('')
}

/** What its pictures are called. */
export const nameOf = ({ route, as }: LookedAt): string =>
  [route === '/' ? 'wall' : route === '*' ? 'nowhere' : route.replace(/^\/|\$/g, '').replaceAll('/', '-'), as]
    .filter(part => part !== undefined)
    .join('-')

/** What a browser complains of: errors, and what it was refused. */
const hearComplaints = (page: Page, tell: (said: string) => void): void => {
  page.on('pageerror', error => tell(`it throws: ${error.message}`))
  page.on('console', said => {
    // That nothing is there, or that nobody is signed in, is an answer; the browser calls it an error.
    if (said.type() === 'error' && !/status of 40[14]/.test(said.text()))
      tell(`the console says: ${said.text()} ${said.location().url}`)
  })
}

/** As from another tab of this device: nothing is loaded anew. */
export const choose = (page: Page, theme: string): Promise<void> =>
  page.evaluate(chosen => {
    localStorage.setItem('matthan.theme', chosen)
    dispatchEvent(new StorageEvent('storage'))
  }, theme)

const twoFrames = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done()))))

/** Runs in the page before anything else: adds up how far things jump without being asked to. */
const addUpJumps = (): void => {
  let sum = 0
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) {
      const { value = 0, hadRecentInput = false } = entry as { value?: number; hadRecentInput?: boolean }
      if (!hadRecentInput) sum += value
    }
    document.documentElement.dataset.jumped = String(sum)
  }).observe({ type: 'layout-shift', buffered: true })
}
