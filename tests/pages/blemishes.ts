// Blemishes: what is wrong with a page as it stands on a screen, found by measuring: wider than the screen, text that is cut off without
// saying the whole of it elsewhere, text under text, a word's key or an unfilled value instead of a word, a word of the other language.

import type { Page } from 'playwright-core'
import { en } from '#web/words/en.ts'
import type { Language } from '#web/words/language.ts'
import { vi as soon } from '#web/words/vi.ts'
import { viLater } from '#web/words/vi-later.ts'

const vi = { ...soon, ...viLater }
const words = { vi: new Set<string>(Object.values(vi)), en: new Set<string>(Object.values(en)) }
/** Sentences of one language alone; what is the same in both, what takes values, names that stand as examples and what units are called tell nothing. */
const onlyIn = (language: Language): readonly string[] => {
  const other = words[language === 'vi' ? 'en' : 'vi']
  const own = Object.entries(language === 'vi' ? vi : en)
  return own
    .filter(
      ([key, said]) => !/_example$|^kind_/.test(key) && said.length > 2 && !said.includes('{') && !other.has(said),
    )
    .map(([, said]) => said)
}
const foreign = { vi: onlyIn('en'), en: onlyIn('vi') }
/** Keys that no sentence could be mistaken for. */
const keys = Object.keys(vi).filter(key => key.includes('_'))

/** What is wrong, each with where; nothing is wrong where it is empty. `shown` is the language that the page is in. */
export const blemishes = async (page: Page, shown: Language): Promise<readonly string[]> => [
  ...(await page.evaluate(measured)),
  ...(await page.evaluate(wrongWords, { keys, foreign: foreign[shown] })),
]

/** Runs in the page: boxes of text against the boxes around them. */
const measured = (): string[] => {
  const found: string[] = []
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth
  if (wide > 0) found.push(`the page is ${wide} px wider than the screen`)
  const hides = (style: string) => style === 'hidden' || style === 'clip'
  const scrolls = (style: string) => style === 'auto' || style === 'scroll'
  /** Scrolled out of sight, of the screen's or of a list's. */
  const outside = (element: Element, x: number, y: number): boolean => {
    for (let around: Element | null = element; around !== null; around = around.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(around)
      if (around !== document.documentElement && overflowX === 'visible' && overflowY === 'visible') continue
      const { left, right, top, bottom } = around.getBoundingClientRect()
      if (x < left || x > right || y < top || y > bottom) return true
    }
    return x < 0 || y < 0 || x >= innerWidth || y >= innerHeight
  }
  const range = document.createRange()
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement!
    const text = (node.textContent ?? '').trim()
    if (text === '' || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
    if (element.closest('script, style, option, svg, .sr-only, [aria-hidden="true"]') !== null) continue
    range.selectNodeContents(node)
    const box = range.getBoundingClientRect()
    if (box.width <= 1 || box.height <= 1) continue
    const where = `“${text.slice(0, 60)}” in <${element.tagName.toLowerCase()} class="${element.className.toString().slice(0, 60)}">`
    const before = found.length
    const told = element.closest('[title], [data-tip]') !== null
    for (
      let around: Element | null = element;
      around !== null && around !== document.body;
      around = around.parentElement
    ) {
      const style = getComputedStyle(around)
      const outer = around.getBoundingClientRect()
      if (outer.width <= 2 && hides(style.overflowX)) break // for screen readers alone
      if (scrolls(style.overflowX) || scrolls(style.overflowY)) break
      const right = Math.round(Math.max(box.right - outer.right, outer.left - box.left))
      const below = Math.round(Math.max(box.bottom - outer.bottom, outer.top - box.top))
      if (hides(style.overflowX) && right > 1 && !told) found.push(`cut off by ${right} px: ${where}`)
      if (hides(style.overflowY) && below > 3 && !told) found.push(`cut off by ${below} px below or above: ${where}`)
      if (hides(style.overflowX) || hides(style.overflowY) || style.position === 'fixed') break
    }
    if (found.length > before || told) continue
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
    if (outside(element, x, y)) continue
    const top = document.elementFromPoint(x, y)
    if (top === null || top === element || element.contains(top) || top.contains(element)) continue
    const apart = [...document.querySelectorAll('nav, header, dialog, [popover]')].some(
      layer => layer.contains(top) !== layer.contains(element),
    )
    const over = (top.textContent ?? '').trim()
    if (!apart && over !== '' && !over.includes(text)) found.push(`under “${over.slice(0, 40)}”: ${where}`)
  }
  return found
}

/** Runs in the page. */
const wrongWords = ({
  keys,
  foreign,
}: {
  readonly keys: readonly string[]
  readonly foreign: readonly string[]
}): string[] => {
  const found: string[] = []
  const key = new Set(keys)
  const other = new Set(foreign)
  const look = (text: string, where: string): void => {
    for (const token of text.split(/[^\w]+/))
      if (key.has(token)) found.push(`a key instead of its word: ${token} in ${where}`)
    if (/\{\w+\}/.test(text)) found.push(`a value is missing: “${text.slice(0, 80)}” in ${where}`)
    if (other.has(text)) found.push(`the other language: “${text.slice(0, 80)}” in ${where}`)
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement!
    if (element.closest('script, style, [lang]:not(html), code, kbd, [popover]:not(:popover-open)') === null)
      look((node.textContent ?? '').trim(), `<${element.tagName.toLowerCase()}>`)
  }
  for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'data-tip'])
    for (const element of document.querySelectorAll(`[${name}]`))
      if (element.closest('[lang]:not(html)') === null) look((element.getAttribute(name) ?? '').trim(), name)
  return found
}
