// Notice parsers: what becomes of a device's words about what it noticed, from its answer to spans in the book.

import { knownCameraId } from '#base/ids.ts'
import { wallTime90k } from '#base/units.ts'
import { readEvents } from '#engine/camera/onvif/event-reading.ts'
import { readXml } from '#engine/camera/xml.ts'
import type { NoticeBook, SaidNotice } from '#engine/noticing/notice-book.ts'
import { Noticing } from '#engine/noticing/noticing.ts'
import type { Parser } from './parser.ts'

const gate = knownCameraId('cong-chinh')
const message = (topic: string, name: string, value: string): string =>
  `<NotificationMessage><Topic>${topic}</Topic><Message><Message UtcTime="2026-11-22T01:15:00Z" PropertyOperation="Changed">` +
  `<Source><SimpleItem Name="VideoSourceConfigurationToken" Value="V1"/></Source>` +
  `<Data><SimpleItem Name="${name}" Value="${value}"/></Data></Message></Message></NotificationMessage>`
const answer = (...messages: readonly string[]): Buffer =>
  Buffer.from(`<PullMessagesResponse>${messages.join('')}</PullMessagesResponse>`)

const bookOf = (put: (rows: readonly SaidNotice[]) => void): NoticeBook => ({
  ...{ put, closeAll: () => {}, forget: () => 0, cameras: () => [] },
  ...{ between: () => [], beside: () => undefined, last: () => undefined, begunSince: () => 0 },
})

export const noticeParsers: readonly Parser[] = [
  {
    name: 'what a camera notices, as spans',
    seeds: [
      answer(message('tns1:RuleEngine/CellMotionDetector/Motion', 'IsMotion', 'true')),
      answer(
        message('tns1:VideoSource/GlobalSceneChange/ImagingService', 'State', 'true'),
        message('tns1:Device/Trigger/DigitalInput', 'LogicalState', 'true'),
        message('tns1:RuleEngine/CellMotionDetector/Motion', 'IsMotion', 'false'),
      ),
    ],
    read: bytes => {
      const read = readXml(bytes, { cut: true })
      if (!read.ok) return 0
      let rows = 0
      const noticing = new Noticing(
        bookOf(put => {
          for (const { from, to, times } of put) if (to < from || times < 1) throw new Error('a span that is none')
          rows += put.length
        }),
      )
      for (const [n, event] of readEvents(read.value).entries()) {
        if (event.kind === 'other') continue
        const { kind, active, changed, topic, source = '' } = event
        const at = wallTime90k((1_000_000 + 7 * n) * 90_000)
        noticing.hear(gate, { kind, active, changed, at, source: `${source} ${topic}` })
        if (n % 5 === 4) noticing.lose(gate, at)
        noticing.write(at)
      }
      return rows
    },
    most: length => length / 20 + 3,
  },
]
