// Journey: somebody listens to what was recorded: silent until asked, then the camera's own sound at the moment of the picture.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import type { CameraList } from '#contract/camera.ts'
import type { Status } from '#contract/status.ts'
import { noBrowser, openSettledNeighbourhood } from '#test/browser-neighbourhood.ts'
import { until } from '#test/patience.ts'

/** Where the page notes what it plays. */
declare const heard: readonly Heard[]
type Heard = { readonly seconds: number; readonly loudest: number }

for (const audio of ['pcma', 'aac', 'opus'] as const) {
  test(`recorded sound (${audio}) is heard beside the picture once it is asked for`, { skip: noBrowser }, async t => {
    const { station, open, cookie } = await openSettledNeighbourhood(t, { cameras: 1, audio })
    const { cameras } = (await station.ask('GET', '/api/cameras')) as CameraList
    const { id, name } = cameras[0]!
    const started = ((await station.ask('GET', '/api/status')) as Status).now_90k
    // Long enough ago that playback does not catch up with the present while it is listened to.
    const since = await until(
      'some seconds are recorded',
      async () => {
        const now = ((await station.ask('GET', '/api/status')) as Status).now_90k
        return now - started > 16 * 90_000 ? started : undefined
      },
      60_000,
    )
    const page = await open({ cookie })
    await page.addInitScript(() => {
      const played: Heard[] = []
      Object.assign(globalThis, { heard: played })
      const start = AudioBufferSourceNode.prototype.start
      AudioBufferSourceNode.prototype.start = function (...args) {
        const loudest = this.buffer?.getChannelData(0).reduce((most, one) => Math.max(most, Math.abs(one)), 0) ?? 0
        played.push({ seconds: this.buffer?.duration ?? 0, loudest })
        start.apply(this, args)
      }
    })
    const at = new Date(since / 90 + 2000 + 7 * 3_600_000).toISOString().slice(0, 19)
    await page.goto(`${station.url}/camera/${id}?at=${at}`)
    const button = page.getByRole('button', { name: 'Bật tiếng' })
    await button.waitFor({ timeout: 60_000 })
    assert.deepEqual(await page.evaluate(() => heard), [])
    await button.click()
    await page.getByRole('button', { name: 'Tắt tiếng' }).waitFor()
    // The pretend microphone is silent for a moment where its loop begins again: the first piece heard may be a short one.
    await until(
      'sound of more than a second is heard',
      async () => (await page.evaluate(() => heard)).some(({ seconds, loudest }) => seconds > 1 && loudest > 0.01),
      60_000,
    )
    await page.keyboard.press('m')
    await page.getByRole('button', { name: 'Bật tiếng' }).waitFor()
    if (audio === 'aac') await hearInReview(page, `${station.url}/review?cameras=${id}&at=${at}`, name)
  })
}

const hearInReview = async (page: Page, url: string, name: string): Promise<void> => {
  await page.goto(url)
  await page.getByRole('button', { name: `Bật tiếng: ${name}` }).click()
  await until(
    'the sound of the camera that was chosen is heard',
    async () => (await page.evaluate(() => heard)).some(({ seconds, loudest }) => seconds > 1 && loudest > 0.01),
    60_000,
  )
  await page.keyboard.press('m')
  await page.getByRole('button', { name: `Bật tiếng: ${name}` }).waitFor()
}
