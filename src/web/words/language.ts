// Language: Vietnamese unless the person chose English; remembered on this device, told to the station with every request. English comes when it is
// asked for: the wall's first load is lighter by its words.

import { useSyncExternalStore } from 'react'
import { vi } from './vi.ts'
import type { viLater } from './vi-later.ts'

export type Language = 'vi' | 'en'
export type WordKey = keyof typeof vi | keyof typeof viLater
type Words = Readonly<Record<WordKey, string>>
type Values = Readonly<Record<string, string | number>>
export type Say = (key: WordKey, values?: Values) => string

const MEMORY = 'matthan.language'
/** Words of later pages and parts are there once those have come by `withLaterWords`. */
const lists: { vi: Partial<Words>; en?: Words | undefined } = { vi }
const listeners = new Set<() => void>()

const remembered = (): Language => {
  try {
    return localStorage.getItem(MEMORY) === 'en' ? 'en' : 'vi'
  } catch {
    return 'vi' // a browser that refuses storage still gets a page
  }
}

let chosen: Language = 'vi'

export const currentLanguage = (): Language => chosen

/** Switches every word on the page, `<html lang>` and what the station answers in, once the words are here. */
export const chooseLanguage = async (language: Language): Promise<void> => {
  await loadWords(language)
  if (lists[language] === undefined) return
  chosen = language
  document.documentElement.lang = language
  document
    .querySelector('link[rel="manifest"]')
    ?.setAttribute('href', language === 'en' ? '/manifest.en.webmanifest' : '/manifest.webmanifest')
  try {
    localStorage.setItem(MEMORY, language)
  } catch {
    // not remembered, still switched
  }
  for (const listener of listeners) listener()
}

/** Fetches the words of a language; without a line the page stays in the one that it has. */
export const loadWords = async (language: Language): Promise<void> => {
  if (language === 'en') lists.en ??= (await import('./en.ts').catch(() => undefined))?.en
}

/** What the page is to say beside what it says from the beginning. */
export const learnWords = (words: Partial<Words>): void => {
  lists.vi = { ...lists.vi, ...words }
}

export const loadLaterWords = async (): Promise<void> => learnWords((await import('./vi-later.ts')).viLater)
const loadMapWords = async (): Promise<void> => learnWords((await import('./vi-map.ts')).viMap)

const together =
  (words: () => Promise<void>) =>
  <Part>(part: () => Promise<Part>) =>
  async (): Promise<Part> => {
    const [coming] = await Promise.all([part(), words()])
    return coming
  }

/** A page, or a part of one, that is fetched when it is first needed and whose words come later too: it comes with them. */
export const withLaterWords = together(loadLaterWords)
export const withMapWords = together(loadMapWords)

export const recallLanguage = (): Promise<void> => chooseLanguage(remembered())

/** The sentence of `key`, with `{name}` replaced by `values.name`. */
export const sentence = (language: Language, key: WordKey, values: Values = {}): string =>
  ((lists[language] ?? lists.vi)[key] ?? '').replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(values[name] ?? whole),
  )

const speakers: Record<Language, Say> = {
  vi: (key, values) => sentence('vi', key, values),
  en: (key, values) => sentence('en', key, values),
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useLanguage = (): Language => useSyncExternalStore(subscribe, currentLanguage)
export const useWords = (): Say => speakers[useLanguage()]
