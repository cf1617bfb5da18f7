// Fingers: touches as a screen sends them, through the browser's own input, so that scrolling, long presses and what the page forbids of them
// are the browser's and not the test's.

import type { CDPSession, Page } from 'playwright-core'

export type Point = { readonly x: number; readonly y: number }

const STEPS = 8

export class Fingers {
  readonly #cdp: CDPSession

  private constructor(cdp: CDPSession) {
    this.#cdp = cdp
  }

  static async on(page: Page): Promise<Fingers> {
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 2 })
    return new Fingers(cdp)
  }

  down(...points: readonly Point[]): Promise<unknown> {
    return this.#cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: withIds(points) })
  }

  up(): Promise<unknown> {
    return this.#cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  }

  /** Fingers that are down go on from `from` to `to`, in steps. */
  async move(from: readonly Point[], to: readonly Point[]): Promise<void> {
    for (let step = 1; step <= STEPS; step++) {
      const points = from.map(({ x, y }, at) => ({
        x: x + ((to[at]!.x - x) * step) / STEPS,
        y: y + ((to[at]!.y - y) * step) / STEPS,
      }))
      await this.#cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: withIds(points) })
    }
  }

  async tap(point: Point): Promise<void> {
    await this.down(point)
    await this.up()
  }

  async swipe(from: Point, to: Point): Promise<void> {
    await this.down(from)
    await this.move([from], [to])
    await this.up()
  }

  /** Two fingers beside `middle` go from so far apart to so far apart. */
  async pinch(middle: Point, from_px: number, to_px: number): Promise<void> {
    const apart = (px: number): readonly Point[] => [
      { x: middle.x - px / 2, y: middle.y },
      { x: middle.x + px / 2, y: middle.y },
    ]
    await this.down(...apart(from_px))
    await this.move(apart(from_px), apart(to_px))
    await this.up()
  }
}

const withIds = (points: readonly Point[]) => points.map((point, id) => ({ ...point, id }))
