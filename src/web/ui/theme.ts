// Theme: dark for the wall and the night, light for the desk; chosen on this device, or by itself from the hour and what the device asks for.

import { useSyncExternalStore } from 'react'

export type Theme = 'dark' | 'light'
export type ThemeChoice = Theme | 'auto'

const MEMORY = 'matthan.theme'
const DAWN = 6
const DUSK = 18
const listeners = new Set<() => void>()
let choice: ThemeChoice = 'auto'

/** What a choice comes to, at an hour (0 to 23) of a device that asks for dark or not. */
export const themeOf = (chosen: ThemeChoice, hour: number, device_dark: boolean): Theme => {
  if (chosen !== 'auto') return chosen
  return device_dark || hour < DAWN || hour >= DUSK ? 'dark' : 'light'
}

/** Takes up what was chosen on this device, and follows the hour, the device and its other tabs from now on. */
export const recallTheme = (): void => {
  const recall = (): void => {
    choice = remembered()
    apply()
  }
  recall()
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', apply)
  addEventListener('storage', recall)
  setInterval(apply, 60_000)
}

export const chooseTheme = (chosen: ThemeChoice): void => {
  choice = chosen
  try {
    localStorage.setItem(MEMORY, chosen)
  } catch {
    // not remembered, still switched
  }
  apply()
}

export const useThemeChoice = (): ThemeChoice => useSyncExternalStore(subscribe, () => choice)

/** The theme in force; for what is drawn on a canvas and must be drawn anew. */
export const useTheme = (): Theme => useSyncExternalStore(subscribe, shown)

/** The value of a colour role as the theme around `element` has it, such as `colourOf('accent')`; for canvases and maps. */
export const colourOf = (role: string, element: Element = document.documentElement): string =>
  getComputedStyle(element).getPropertyValue(`--${role}`).trim()

const remembered = (): ThemeChoice => {
  try {
    const kept = localStorage.getItem(MEMORY)
    return kept === 'dark' || kept === 'light' ? kept : 'auto'
  } catch {
    return 'auto' // a browser that refuses storage still gets a page
  }
}

const shown = (): Theme => (document.documentElement.dataset.theme === 'light' ? 'light' : 'dark')

const apply = (): void => {
  const theme = themeOf(choice, new Date().getHours(), matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = theme
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', colourOf('slate'))
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
