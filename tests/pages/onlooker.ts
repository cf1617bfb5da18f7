// Onlooker: opens a page as whoever it is for, on one screen after another, in both themes and both languages, takes a picture of each and
// tells what is wrong.

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import type { StationUnderTest } from '#bench/station-under-test.ts'
import { findChromium } from '#test/chromium.ts'
import type { Language } from '#web/words/language.ts'
import { blemishes } from './blemishes.ts'
import { hindrances } from './hindrances.ts'
import type { LivedIn } from './lived-in.ts'
import type { LookedAt, Opens } from './page-table.ts'

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
  /** Some pages alone, by somebody who works on them. */
  readonly closely = (process.env.MATTHAN_LOOK ?? '') !== ''
  readonly #browser: Browser
  readonly #idle = new Map<string, BrowserContext[]>()

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

  /** A page of somebody for whom the page is; what they load once they need not load again. */
  async lend(looked: LookedAt, use: (page: Page) => Promise<void>): Promise<void> {
    const key = `${looked.who ?? ''} ${looked.on ?? ''}`
    const idle = this.#idle.get(key) ?? []
    this.#idle.set(key, idle)
    const context = idle.pop() ?? (await this.visit(looked, 'vi'))
    const page = await context.newPage()
    try {
      if (!looked.gl) await page.addInitScript(withoutGl)
      await use(page)
    } finally {
      await page.close()
      idle.push(context)
    }
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
    await context.addInitScript(said => {
      localStorage.clear()
      localStorage.setItem('matthan.language', said)
      localStorage.setItem('matthan.theme', 'light')
    }, language)
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

/** Everything that is wrong with a page, on any screen, and with all that opens over it. */
export const lookOver = async (onlooker: Onlooker, looked: LookedAt): Promise<readonly string[]> => {
  const wrong: string[] = []
  const note: Note = (where, found) => wrong.push(...found.map(what => `${where}: ${what}`))
  await onlooker.lend(looked, async page => {
    const complain = (said: string): void => note('the browser', [said])
    hearComplaints(page, complain)
    const sight: Sight = { onlooker, page, looked, note }
    await atTheDesk(sight)
    if (!looked.gl) await onThePhone(sight)
  })
  return wrong
}

type Screen = typeof control_room
type Note = (where: string, found: readonly string[]) => void
type Sight = { readonly onlooker: Onlooker; readonly page: Page; readonly looked: LookedAt; readonly note: Note }

const atTheDesk = async (sight: Sight): Promise<void> => {
  const { onlooker, page, looked, note } = sight
  const screens = looked.on === undefined && !looked.gl ? [control_room, old_desk] : [old_desk]
  await page.setViewportSize(screens[0]!)
  await arrive(onlooker, page, looked)
  await noteJumps(sight, screens[0]!)
  for (const screen of screens) {
    await page.setViewportSize(screen)
    await lookAt(sight, screen, themes)
  }
  // Light here, dark on the phone: every colour of both themes is met once.
  await choose(page, 'light')
  note('1366 vi light', await hindrances(page, 'all'))
  for (const opened of looked.opens ?? []) await lookAtOpened(sight, opened, old_desk)
  if (!(await speak(page, 'en'))) return
  if (looked.english) await lookAt(sight, old_desk, ['light'], 'en')
  else note('1366 en', await blemishes(page, 'en'))
  if (looked.on === undefined) note('1366 en', await hindrances(page, 'words'))
  await speak(page, 'vi')
}

const onThePhone = async (sight: Sight): Promise<void> => {
  const { onlooker, page, looked, note } = sight
  await page.setViewportSize(small_phone)
  await arrive(onlooker, page, looked)
  await noteJumps(sight, small_phone)
  await lookAt(sight, small_phone, themes)
  note('360 vi dark', await hindrances(page, 'all'))
  await choose(page, 'light')
  for (const opened of looked.opens ?? []) await lookAtOpened(sight, opened, small_phone)
  if (!looked.english) return
  await speak(page, 'en')
  await lookAt(sight, small_phone, ['light'], 'en')
}

const noteJumps = async ({ page, note }: Sight, { width }: Screen): Promise<void> => {
  const jumped = Number(await page.locator('html').getAttribute('data-jumped'))
  if (jumped > MOST_JUMP) note(`${width}`, [`it jumps: ${jumped}`])
}

/** Opens it and waits until it is whole. */
export const arrive = async (onlooker: Onlooker, page: Page, looked: LookedAt): Promise<void> => {
  const address = looked.at === undefined ? looked.route : await looked.at(onlooker.lived)
  await page.goto(onlooker.station(looked.on).url + address)
  await looked.sign(page).waitFor({ timeout: PATIENCE_MS })
  await looked.first?.(page)
  await page.evaluate(() => document.fonts.ready)
}

const lookAt = async (
  { onlooker, page, looked, note }: Sight,
  screen: Screen,
  wanted: readonly (typeof themes)[number][],
  language: Language = 'vi',
): Promise<void> => {
  for (const theme of wanted) {
    await choose(page, theme)
    await nextFrame(page)
    const name = `${nameOf(looked)}-${screen.width}-${theme}${language === 'vi' ? '' : '-en'}.png`
    await takePicture(page, join(onlooker.folder, name))
    if (theme === 'light') note(`${screen.width} ${language}`, await blemishes(page, language))
  }
}

/** Its address opens it, Esc shuts it, and it is looked at in between. */
const lookAtOpened = async ({ onlooker, page, looked, note }: Sight, opened: Opens, screen: Screen): Promise<void> => {
  const { as, open } = typeof opened === 'string' ? { as: opened, open: opened } : opened
  await goToOpened(page, typeof open === 'string' ? open : await open(onlooker.lived))
  const dialog = page.getByRole('dialog')
  await dialog.waitFor({ timeout: PATIENCE_MS })
  const where = `${screen.width} ${as}`
  // In the dark for those who look at one page alone: what dialogs are made of is looked at in both on every page.
  for (const theme of screen === old_desk && onlooker.closely ? themes : themes.slice(0, 1)) {
    await choose(page, theme)
    await nextFrame(page)
    await takePicture(page, join(onlooker.folder, `${nameOf(looked)}-${as}-${screen.width}-${theme}.png`))
    if (screen === old_desk)
      note(`${where} ${theme}`, await hindrances(page, theme === 'light' ? 'all' : 'colours', 'dialog[open]'))
  }
  note(where, await blemishes(page, 'vi'))
  await choose(page, 'light')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden', timeout: PATIENCE_MS })
  await page.waitForURL(address => !address.searchParams.has('open'), { timeout: PATIENCE_MS })
}

/** As a link on the page does it: nothing is loaded anew. */
const goToOpened = (page: Page, open: string): Promise<void> =>
  page.evaluate(wanted => {
    const address = new URL(location.href)
    address.searchParams.set('open', wanted)
    history.pushState({}, '', address)
  }, open)

/** As the person does it: in the menu of the account, or at the foot of the page where there is none yet. */
/** False: this page has no way to it. */
const speak = async (page: Page, language: Language): Promise<boolean> => {
  const menu = page.getByRole('button', { name: /^(Tài khoản|Account of) / })
  const within = (await menu.count()) > 0
  // Pressed as a script does it: a page that plays sixteen pictures without a graphics card is never still enough for a pointer.
  if (within) await menu.evaluate(button => (button as HTMLElement).click())
  const other = page.getByRole('button', { name: language === 'en' ? 'English' : 'Tiếng Việt' })
  if ((await other.count()) === 0) return false
  await other.first().evaluate(button => (button as HTMLElement).click())
  await page.locator(`html[lang="${language}"]`).waitFor()
  if (within) await page.keyboard.press('Escape')
  return true
}

/** From top to bottom, with what sticks to the screen's edge in its own place. */
const takePicture = async (page: Page, path: string): Promise<void> => {
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
  const height = await page.evaluate(() => {
    const { scrollHeight } = document.documentElement
    return scrollHeight > innerHeight && document.querySelector('dialog[open]') === null ? scrollHeight : 0
  })
  if (height > 0) await settle('static')
  const session = await page.context().newCDPSession(page)
  const width = page.viewportSize()!.width
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'png',
    optimizeForSpeed: true,
    ...(height > 0 && { captureBeyondViewport: true, clip: { x: 0, y: 0, width, height, scale: 1 } }),
  })
  await session.detach()
  writeFileSync(path, Buffer.from(data, 'base64'))
  if (height > 0) await settle('')
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

const nextFrame = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise(done => requestAnimationFrame(() => setTimeout(done))))

/** Runs in the page before anything else: drawing a map without a graphics card takes a core for half a minute a page. */
const withoutGl = (): void => {
  const proto = HTMLCanvasElement.prototype
  const getContext = proto.getContext as (this: HTMLCanvasElement, kind: string, ...more: unknown[]) => unknown
  Object.assign(proto, {
    getContext(this: HTMLCanvasElement, kind: string, ...more: unknown[]) {
      return kind.startsWith('webgl') ? null : getContext.call(this, kind, ...more)
    },
  })
}

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
