// Journey: the village head's phone, 360 by 740, by thumb alone: signs in, swipes the wall, opens a camera, goes back ten seconds by two taps, loses
// its network and finds it again, and saves data on a slow line.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { CDPSession, Page } from 'playwright-core'
import { fitsTheScreen, noBrowser, openSettledNeighbourhood } from '#test/browser-neighbourhood.ts'
import { Fingers } from '#test/fingers.ts'
import { addDutyOfficer } from '#test/members.ts'
import { until } from '#test/patience.ts'

const small = { width: 360, height: 740 }
/** Slow 4G, as Chromium's developer tools have it. */
const slow4G = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }
/** Of the quick footage; all of it is 15 pictures a second. */
const STREET_KEYFRAMES_A_SECOND = 1
const whole = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 }

test('by thumb on a small phone: sign in, swipe the wall, look back, lose the network and find it again', {
  skip: noBrowser,
}, async t => {
  const { station, street, open } = await openSettledNeighbourhood(t, { cameras: 5 })
  const { username, password } = await addDutyOfficer(station)
  const page = await open({ screen: small })
  const fingers = await Fingers.on(page)
  const watched = watchedOn(page)
  await page.goto(station.url)
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  const tiles = street.map(({ name }) => page.getByRole('article', { name }))
  await tiles[0]!.getByRole('time').filter({ hasText: /:/ }).waitFor()

  await onlyWhatIsSeenCosts(page, fingers, street, watched)
  await swipeThroughTheWall(page, fingers, street)
  await lookBackByThumb(page, fingers, station.url, street[0]!.id)
  await seenSideways(page, station.url, street[0]!.id)

  await page.goto(station.url)
  await tiles[0]!.getByRole('time').filter({ hasText: /:/ }).waitFor()
  await page.context().setOffline(true)
  const banner = page.getByText(/Mất mạng: máy này không có mạng từ \d\d:\d\d:\d\d/)
  await banner.waitFor()
  await page.getByText(/Hình mờ trên trang là hình cuối cùng nhận được. Trạm ghi hình không cần máy này/).waitFor()
  await page.getByText('?/5').waitFor()
  assert.ok(await fitsTheScreen(page), 'the banner fits')
  await page.context().setOffline(false)
  await banner.waitFor({ state: 'detached' })
})

test('on slow 4G a phone that saves data gets a picture every second or two, says what it costs, and is let have all again', {
  skip: noBrowser,
}, async t => {
  const { station, street, open, cookie } = await openSettledNeighbourhood(t, { cameras: 2 })
  const page = await open({ screen: small, cookie })
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Network.enable')
  await page.goto(station.url)
  const clock = page.getByRole('article', { name: street[0]!.name }).getByRole('time')
  await clock.filter({ hasText: /:/ }).waitFor()
  await cdp.send('Network.emulateNetworkConditions', slow4G)
  await page.getByRole('button', { name: /^Tài khoản/ }).click()
  await page.getByRole('group', { name: 'Tiết kiệm dữ liệu' }).getByText('Bật', { exact: true }).click()
  await page.getByText('Đang nhận luồng phụ, một hai giây một hình.').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /Hình trực tiếp đang dùng \d+ kB\/s/ }).waitFor()
  // What was sent before the choice still comes over the thin line for a while.
  await until(
    'few pictures cross the line',
    async () => (await heardIn(cdp, 4_000)) <= 4 * 2 * STREET_KEYFRAMES_A_SECOND * 1.5,
    40_000,
  )
  const before = await presented(page)
  await until('pictures go on', async () => (await presented(page)) >= before + 6, 40_000)
  assert.ok(await fitsTheScreen(page), 'nothing is wider than the screen')

  await cdp.send('Network.emulateNetworkConditions', whole)
  await page.getByRole('button', { name: /Hình trực tiếp đang dùng/ }).click()
  await page.getByRole('group', { name: 'Tiết kiệm dữ liệu' }).getByText('Tắt', { exact: true }).click()
  await page.getByText('Đang nhận mọi hình.').waitFor()
})

/** The first of five is on the screen and the last is not; after swipes up it is the other way round. */
const onlyWhatIsSeenCosts = async (
  page: Page,
  fingers: Fingers,
  street: readonly { readonly id: string; readonly name: string }[],
  watched: () => ReadonlySet<string>,
): Promise<void> => {
  const [first, last] = [street[0]!, street.at(-1)!]
  await until('the first camera is watched', () => watched().has(first.id))
  assert.ok(!watched().has(last.id), 'a tile below the screen has no stream')
  const tile = page.getByRole('article', { name: last.name })
  await until('the last tile is on the screen', async () => {
    await fingers.swipe({ x: 180, y: 560 }, { x: 180, y: 200 })
    return (await tile.boundingBox())!.y < small.height - 160
  })
  await tile.getByRole('time').filter({ hasText: /:/ }).waitFor()
  await until('the first one is let go', () => !watched().has(first.id))
  const top = page.getByRole('article', { name: first.name })
  await until('the first tile is back', async () => {
    await fingers.swipe({ x: 180, y: 200 }, { x: 180, y: 560 })
    return (await top.boundingBox())!.y > 0
  })
  await page.getByRole('toolbar', { name: 'Chuyển camera' }).getByText('1/5').waitFor()
}

/** The cameras of which the page's line asks for pictures now, as it said on the wire. */
const watchedOn = (page: Page): (() => ReadonlySet<string>) => {
  const lines: Map<number, string>[] = []
  page.on('websocket', line => {
    const channels = new Map<number, string>()
    lines.push(channels)
    line.on('close', () => channels.clear())
    line.on('framesent', ({ payload }) => {
      const word = JSON.parse(String(payload)) as { kind: string; channel: number; camera: string }
      if (word.kind === 'watch') channels.set(word.channel, word.camera)
      else if (word.kind === 'unwatch') channels.delete(word.channel)
    })
  })
  return () => new Set(lines.flatMap(channels => [...channels.values()]))
}

const swipeThroughTheWall = async (page: Page, fingers: Fingers, street: readonly { readonly name: string }[]) => {
  assert.ok(await fitsTheScreen(page), 'the wall fits')
  const bar = page.getByRole('toolbar', { name: 'Chuyển camera' })
  await bar.getByText('1/5').waitFor()
  await bar.getByRole('button', { name: 'Hai camera một hàng' }).click()
  const [first, second] = await Promise.all(
    street.slice(0, 2).map(({ name }) => page.getByRole('article', { name }).boundingBox()),
  )
  assert.ok(second!.x > first!.x && Math.abs(second!.y - first!.y) < 2, 'two stand beside each other')
  await bar.getByRole('button', { name: 'Một camera một màn hình' }).click()
  await page.getByRole('button', { name: `Phóng to ${street[0]!.name}` }).press('Enter')
  await page.getByRole('button', { name: `Thu nhỏ ${street[0]!.name}` }).waitFor()
  await fingers.swipe({ x: 300, y: 300 }, { x: 60, y: 310 })
  await page.getByRole('button', { name: `Thu nhỏ ${street[1]!.name}` }).waitFor()
  await bar.getByText('2/5').waitFor()
  await bar.getByRole('button', { name: 'Camera sau' }).click()
  await page.getByRole('button', { name: `Thu nhỏ ${street[2]!.name}` }).waitFor()
  for (const button of await bar.getByRole('button').all()) {
    const { width, height } = (await button.boundingBox())!
    assert.ok(width >= 44 && height >= 44, 'a thumb hits it')
  }
}

const lookBackByThumb = async (page: Page, fingers: Fingers, url: string, camera: string) => {
  await page.goto(`${url}/camera/${camera}`)
  const live = page.getByLabel(/^Hình trực tiếp của /)
  await live.waitFor()
  assert.ok(await fitsTheScreen(page), 'the camera page fits')
  const bar = (await page.getByRole('navigation', { name: 'Các trang' }).boundingBox())!
  for (const wanted of [
    page.getByRole('slider', { name: 'Dòng thời gian' }),
    page.getByRole('button', { name: 'Tạm dừng' }),
    page.getByRole('button', { name: 'Tải đoạn video' }),
  ]) {
    const box = (await wanted.boundingBox())!
    assert.ok(box.y + box.height <= bar.y, 'picture, time and buttons are seen at once')
  }
  const { x, y, height } = (await live.boundingBox())!
  for (let tap = 0; tap < 2; tap++) await fingers.tap({ x: x + 60, y: y + height / 2 })
  await page.getByLabel(/^Hình ghi lại của /).waitFor()
}

/** Held sideways a phone is as low as a page enlarged twice. */
const seenSideways = async (page: Page, url: string, camera: string) => {
  const low = { width: 844, height: 390 }
  await page.setViewportSize(low)
  for (const address of [`/camera/${camera}`, `/review?cameras=${camera}`]) {
    await page.goto(url + address)
    const picture = page.getByLabel(/^Hình (trực tiếp|ghi lại) của /)
    await until(`${address} shows its picture to a phone held sideways`, async () => {
      const box = await picture
        .first()
        .boundingBox({ timeout: 1000 })
        .catch(() => null)
      return box !== null && box.height >= 150 && box.y + 150 <= low.height
    })
  }
  await page.setViewportSize(small)
}

/** Binary messages of the page's live line within so long. */
const heardIn = async (cdp: CDPSession, ms: number): Promise<number> => {
  let heard = 0
  const count = ({ response }: { readonly response: { readonly opcode: number } }): void => {
    if (response.opcode === 2) heard += 1
  }
  cdp.on('Network.webSocketFrameReceived', count)
  await wait(ms)
  cdp.off('Network.webSocketFrameReceived', count)
  return heard
}

/** Pictures that the page has shown, of all cameras that it watches. */
const presented = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { matthanMetrics } = globalThis as unknown as {
      matthanMetrics: { channels: Record<string, { presented: number }> }
    }
    return Object.values(matthanMetrics.channels).reduce((sum, channel) => sum + channel.presented, 0)
  })
