import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { wallFromUnixMillis } from '#base/units.ts'
import { dateTimeText } from '#web/words/time.ts'
import { whenTyped } from './when-typed.ts'

/** A Sunday afternoon. */
const now = wallFromUnixMillis(Date.parse('2026-11-22T14:00:00+07:00'))

/** `18:16:00 05/06/2026 | what else it can mean`; `?` is not understood, `> …` has not come yet, `~ …` is rough. */
const told = (text: string): string => {
  const read = whenTyped(text, now)
  if (read.state === 'unknown') return '?'
  if (read.state === 'future') return `> ${dateTimeText(read.at)}`
  return [`${read.rough ? '~ ' : ''}${dateTimeText(read.at)}`, ...read.others.map(dateTimeText)].join(' | ')
}

const table: readonly (readonly [string, string])[] = [
  ['22h15 hôm qua', '22:15:00 21/11/2026'],
  ['22h15 hom qua', '22:15:00 21/11/2026'],
  ['Hôm qua 22:15', '22:15:00 21/11/2026'],
  ['hôm qua lúc 22 giờ 15 phút', '22:15:00 21/11/2026'],
  ['22g15 hôm qua', '22:15:00 21/11/2026'],
  ['22:15:30 hôm qua', '22:15:30 21/11/2026'],
  ['22h15p30s hôm qua', '22:15:30 21/11/2026'],
  ['10h15 tối qua', '22:15:00 21/11/2026'],
  ['10 giờ 15 tối hôm qua', '22:15:00 21/11/2026'],
  ['10 rưỡi tối qua', '22:30:00 21/11/2026'],
  ['10 giờ rưỡi tối hôm qua', '22:30:00 21/11/2026'],
  ['11 giờ kém 15 đêm qua', '22:45:00 21/11/2026'],
  ['hôm kia 6h', '06:00:00 20/11/2026 | 18:00:00 20/11/2026'],
  ['6h sáng hôm kia', '06:00:00 20/11/2026'],
  ['hôm kìa 6h sáng', '06:00:00 19/11/2026'],
  ['6h chiều hôm kia', '18:00:00 20/11/2026'],
  ['1h trưa hôm qua', '13:00:00 21/11/2026'],
  ['11h trưa hôm qua', '11:00:00 21/11/2026'],
  ['14/11 8h', '08:00:00 14/11/2026 | 20:00:00 14/11/2026'],
  ['14/11 lúc 20h', '20:00:00 14/11/2026'],
  ['8h ngày 14/11', '08:00:00 14/11/2026 | 20:00:00 14/11/2026'],
  ['8h sáng ngày 14 tháng 11', '08:00:00 14/11/2026'],
  ['8h sáng ngày 14 tháng 11 năm 2025', '08:00:00 14/11/2025'],
  ['14/11/2025 21:30', '21:30:00 14/11/2025'],
  ['14/11/25 21:30', '21:30:00 14/11/2025'],
  ['14-11 21h', '21:00:00 14/11/2026'],
  ['14.11.2026 21h', '21:00:00 14/11/2026'],
  ['25/12 21h', '21:00:00 25/12/2025'],
  ['ngày 14 21h', '21:00:00 14/11/2026'],
  ['ngày 25, 21h', '21:00:00 25/10/2026'],
  ['mùng 3 lúc 21:05', '21:05:00 03/11/2026'],
  ['ngày 5 tháng trước 13h', '13:00:00 05/10/2026'],
  ['thứ bảy 21:30', '21:30:00 21/11/2026'],
  ['thu 7 21:30', '21:30:00 21/11/2026'],
  ['t7 21h30', '21:30:00 21/11/2026'],
  ['21h30 t7', '21:30:00 21/11/2026'],
  ['thứ năm 13h', '13:00:00 19/11/2026'],
  ['thứ sáu tuần trước 13h', '13:00:00 13/11/2026'],
  ['chủ nhật 13:30', '13:30:00 22/11/2026'],
  ['chủ nhật 15:30', '15:30:00 15/11/2026'],
  ['cn 15:30', '15:30:00 15/11/2026'],
  ['5 phút trước', '13:55:00 22/11/2026'],
  ['5p trước', '13:55:00 22/11/2026'],
  ['cách đây 5 phút', '13:55:00 22/11/2026'],
  ['năm phút trước', '13:55:00 22/11/2026'],
  ['nửa tiếng trước', '13:30:00 22/11/2026'],
  ['1 tiếng rưỡi trước', '12:30:00 22/11/2026'],
  ['1 giờ 20 phút trước', '12:40:00 22/11/2026'],
  ['30 giây trước', '13:59:30 22/11/2026'],
  ['-10m', '13:50:00 22/11/2026'],
  ['-1h30m', '12:30:00 22/11/2026'],
  ['2 ngày trước', '14:00:00 20/11/2026'],
  ['2 ngày trước 21h', '21:00:00 20/11/2026'],
  ['21h 2 ngày trước', '21:00:00 20/11/2026'],
  ['tuần trước 21h', '21:00:00 15/11/2026'],
  ['bây giờ', '14:00:00 22/11/2026'],
  ['13:45', '13:45:00 22/11/2026'],
  ['22:15', '22:15:00 21/11/2026'],
  ['8h', '08:00:00 22/11/2026 | 20:00:00 21/11/2026'],
  ['8h tối', '20:00:00 21/11/2026'],
  ['sáng nay 9h', '09:00:00 22/11/2026'],
  ['tối qua', '~ 19:00:00 21/11/2026'],
  ['hôm qua', '~ 00:00:00 21/11/2026'],
  ['14/11', '~ 00:00:00 14/11/2026'],
  ['2h đêm qua', '02:00:00 22/11/2026 | 02:00:00 21/11/2026'],
  ['2h đêm', '02:00:00 22/11/2026'],
  ['2h sáng hôm qua', '02:00:00 21/11/2026'],
  ['12h đêm hôm qua', '00:00:00 22/11/2026 | 00:00:00 21/11/2026'],
  ['2026-11-21T22:15:05', '22:15:05 21/11/2026'],
  ['2026-11-21 22:15', '22:15:00 21/11/2026'],
  ['yesterday 10pm', '22:00:00 21/11/2026'],
  ['yesterday at 10:15 pm', '22:15:00 21/11/2026'],
  ['10pm yesterday', '22:00:00 21/11/2026'],
  ['last night 11pm', '23:00:00 21/11/2026'],
  ['this morning 9:30', '09:30:00 22/11/2026'],
  ['the day before yesterday 6am', '06:00:00 20/11/2026'],
  ['saturday 21:30', '21:30:00 21/11/2026'],
  ['last monday at 3 pm', '15:00:00 16/11/2026'],
  ['Thursday 13:00', '13:00:00 19/11/2026'],
  ['14 nov 8pm', '20:00:00 14/11/2026'],
  ['Nov 14, 8pm', '20:00:00 14/11/2026'],
  ['11/14 8pm', '20:00:00 14/11/2026'],
  ['half past 8 this morning', '08:30:00 22/11/2026'],
  ['quarter to 9 in the evening yesterday', '20:45:00 21/11/2026'],
  ['5 minutes ago', '13:55:00 22/11/2026'],
  ['an hour ago', '13:00:00 22/11/2026'],
  ['half an hour ago', '13:30:00 22/11/2026'],
  ['2 days ago at 9pm', '21:00:00 20/11/2026'],
  ['12am yesterday', '00:00:00 21/11/2026'],
  ['noon yesterday', '12:00:00 21/11/2026'],
  ['ngày mai 8h', '> 08:00:00 23/11/2026'],
  ['hôm nay 22:15', '> 22:15:00 22/11/2026'],
  ['tomorrow', '> 00:00:00 23/11/2026'],
  ['25/12/2026 8h sáng', '> 08:00:00 25/12/2026'],
  ['', '?'],
  ['14', '?'],
  ['25h hôm qua', '?'],
  ['22:61 hôm qua', '?'],
  ['31/02 8h', '?'],
  ['15h sáng hôm qua', '?'],
  ['lúc nào rảnh', '?'],
  ['22h15 hôm qua ở chợ', '?'],
]

for (const [typed, meant] of table) test(`“${typed}” is ${meant}`, () => assert.equal(told(typed), meant))

test('whatever is typed, nothing throws and no future moment is given as past', () => {
  const words = fc.constantFrom(
    'hôm',
    'qua',
    '22h15',
    'trước',
    '14/11',
    'thứ',
    'bảy',
    '5',
    'phút',
    'pm',
    '-',
    ':',
    'kém',
    'ngày',
  )
  const typed = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc.array(words, { maxLength: 8 }).map(list => list.join(' ')),
  )
  fc.assert(
    fc.property(typed, text => {
      const read = whenTyped(text, now)
      if (read.state === 'moment') for (const at of [read.at, ...read.others]) assert.ok(at <= now)
    }),
    { numRuns: 500 },
  )
})
