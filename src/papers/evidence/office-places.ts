// Placeholders of every paper: who writes it, where and when, and what it is called.

import { dayText, placeAndDay, placeOf } from '#papers/days.ts'
import type { OfficeFacts } from '#papers/evidence-facts.ts'
import { place, type Texts } from './placeholders.ts'
import { instant } from './wording.ts'

export const officePlaces: Texts<OfficeFacts> = {
  organisation: place('cơ quan lập giấy', 'the office that writes', ({ controller }) => controller?.name ?? ''),
  address: place('địa chỉ cơ quan', 'its address', ({ controller }) => controller?.address ?? ''),
  phone: place('điện thoại cơ quan', 'its telephone', ({ controller }) => controller?.phone ?? ''),
  email: place('thư điện tử cơ quan', 'its e-mail', ({ controller }) => controller?.email ?? ''),
  locality: place('tên xã, phường', 'name of the commune', ({ controller }) => placeOf(controller?.address ?? '')),
  place_and_day: place('địa danh, ngày tháng năm lập giấy', 'place and day, as the head has it', facts =>
    placeAndDay(placeOf(facts.controller?.address ?? ''), facts.today),
  ),
  day: place('ngày lập giấy', 'day of the paper', ({ today }) => dayText(today)),
  paper_year: place('năm lập giấy', 'year of the paper', ({ today }) => today.slice(0, 4)),
  printed_by: place('người in', 'who prints it', ({ printed_by }) => printed_by),
  printed_at: place('lúc in', 'when it is printed', ({ now_90k }) => instant(now_90k)),
}
