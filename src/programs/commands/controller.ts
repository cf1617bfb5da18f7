// matthan controller: who answers for the footage and what it is for, of the station and of single cameras.

import { Problem } from '#base/problems.ts'
import {
  type CameraPurpose,
  type Controller,
  type ControllerAnswer,
  cameraPurposeCodes,
  type SetController,
} from '#contract/controller.ts'
import { cameraPurposeWords } from '#papers/sign-words.ts'
import { askStation } from '#programs/ask-station.ts'
import {
  type Command,
  dataFolder,
  neededText,
  type Options,
  printJson,
  stationOptions,
  textOf,
  textsOf,
  type Values,
  wholeOf,
} from '#programs/command.ts'
import { table } from '#programs/words.ts'

const text = { type: 'string', value: 'TEXT' } as const
const purpose = {
  ...{ type: 'string', value: 'CODE', many: true, choices: cameraPurposeCodes },
  vi: 'mục đích; ghi được nhiều lần',
  en: 'a purpose; may be given more than once',
} as const satisfies Options[string]

export const controllerShow: Command = {
  name: 'controller show',
  does: {
    vi: 'Cho biết ai chịu trách nhiệm về hình, để làm gì, và biển thông báo nói gì.',
    en: 'Tells who answers for the footage, what it is for, and what signs say.',
  },
  options: stationOptions,
  run: async values => show(values, await askStation<ControllerAnswer>(dataFolder(values), 'GET', '/api/controller')),
}

export const controllerSet: Command = {
  name: 'controller set',
  does: {
    vi: 'Đặt bên kiểm soát dữ liệu của trạm, mục đích, ngôn ngữ thứ hai, địa chỉ công khai; phần không nêu giữ nguyên.',
    en: 'Sets the station’s controller, purposes, second language and public address; what is left out stays.',
  },
  options: {
    name: { ...text, vi: 'tên bên kiểm soát', en: 'the controller’s name' },
    address: { ...text, vi: 'địa chỉ', en: 'its address' },
    phone: { ...text, vi: 'điện thoại nhận yêu cầu', en: 'telephone for requests' },
    email: { ...text, vi: 'thư điện tử nhận yêu cầu', en: 'e-mail for requests' },
    purpose,
    recognition: { ...text, vi: 'nhận diện tự động gì; "none": không', en: 'what is recognised; "none": nothing' },
    second: {
      ...text,
      value: 'CODE',
      choices: ['none', 'en'],
      vi: 'ngôn ngữ thứ hai trên biển',
      en: 'second language',
    },
    'public-address': {
      ...text,
      value: 'URL',
      vi: 'như https://camera.xa.vn; "none": bỏ',
      en: 'such as https://…; "none"',
    },
    check: {
      ...{ type: 'string', value: 'DAYS', whole: { least: 7, most: 1095 } },
      vi: 'kiểm tra biển mỗi bao nhiêu ngày',
      en: 'check signs every so many days',
    },
    'day-off': { ...text, value: 'DAY', many: true, vi: 'thêm ngày nghỉ, như 2027-02-08', en: 'add a day off' },
    ...stationOptions,
  },
  examples: [
    'matthan controller set --name "Công an xã Đoàn Kết" --phone "0205 3 123 456" --purpose public_order --purpose traffic',
    'matthan controller set --day-off 2027-02-05 --day-off 2027-02-08',
  ],
  run: async values => {
    const data = dataFolder(values)
    const before = await askStation<ControllerAnswer>(data, 'GET', '/api/controller')
    show(values, await askStation<ControllerAnswer>(data, 'PUT', '/api/controller', { body: changed(before, values) }))
  },
}

export const cameraNotice: Command = {
  name: 'camera notice',
  does: {
    vi: 'Đặt bên kiểm soát và mục đích riêng của một camera; không nêu gì là như cả trạm.',
    en: 'Sets who answers for one camera and what it is for; nothing given: as the station.',
  },
  options: {
    camera: { ...text, value: 'CAMERA', needed: true, vi: 'camera', en: 'the camera' },
    controller: { ...text, value: 'ID', vi: 'mã bên kiểm soát (xem controller show)', en: 'id of a controller' },
    purpose,
    ...stationOptions,
  },
  examples: ['matthan camera notice --camera cong-chinh --purpose own_property'],
  run: async values => {
    const purposes = textsOf(values, 'purpose')
    const body = { controller: textOf(values, 'controller') ?? null, purposes: purposes.length === 0 ? null : purposes }
    const path = `/api/cameras/${encodeURIComponent(neededText(values, 'camera'))}/notice`
    const answer = await askStation(dataFolder(values), 'PUT', path, { body })
    if (values.json === true) return printJson(answer)
    process.stdout.write('Đã đặt. (Set.)\n')
  },
}

const changed = (before: ControllerAnswer, values: Values): SetController => {
  const [first, ...rest] = before.controllers
  const own: Controller = {
    id: first?.id ?? 'tram',
    name: textOf(values, 'name') ?? first?.name ?? '',
    address: textOf(values, 'address') ?? first?.address ?? '',
    phone: textOf(values, 'phone') ?? first?.phone ?? '',
    email: textOf(values, 'email') ?? first?.email ?? '',
  }
  if (own.name === '' && (own.phone !== '' || own.email !== '')) throw new Problem('bad_command', { missing: '--name' })
  const purposes = textsOf(values, 'purpose') as readonly CameraPurpose[]
  const [second, address, recognition] = ['second', 'public-address', 'recognition'].map(name => textOf(values, name))
  return {
    controllers: own.name === '' ? before.controllers : [own, ...rest],
    purposes: purposes.length === 0 ? before.purposes : [...purposes],
    recognition: recognition === undefined ? before.recognition : recognition === 'none' ? '' : recognition,
    second: second === undefined ? before.second : { kind: second as 'none' | 'en' },
    public_address: address === undefined ? before.public_address : address === 'none' ? null : address,
    check_every_days: wholeOf(values, 'check') ?? before.check_every_days,
    days_off: [...new Set([...before.days_off, ...textsOf(values, 'day-off')])].toSorted(),
  }
}

const show = (values: Values, answer: ControllerAnswer): void => {
  if (values.json === true) {
    printJson(answer)
    return
  }
  const rows = answer.controllers.map(({ id, name, address, phone, email }) => [id, name, address, phone, email])
  process.stdout.write(
    rows.length === 0
      ? 'Chưa nêu bên kiểm soát dữ liệu. (No controller is stated.)\n'
      : table([['MÃ', 'BÊN KIỂM SOÁT', 'ĐỊA CHỈ', 'ĐIỆN THOẠI', 'THƯ'], ...rows]),
  )
  const purposes = answer.purposes.map(code => `${cameraPurposeWords[code].vi} (${code})`).join('; ')
  process.stdout.write(
    `\n${table([
      ['Mục đích (purposes)', purposes || '–'],
      ['Nhận diện tự động (recognition)', answer.recognition || 'không (none)'],
      ['Ngôn ngữ thứ hai (second language)', answer.second.kind === 'own' ? answer.second.name : answer.second.kind],
      ['Trang thông báo (public notice)', answer.notice_url],
      ['Kiểm tra biển (check)', `mỗi ${answer.check_every_days} ngày`],
    ])}`,
  )
  if (answer.days_off_missing.length > 0)
    process.stdout.write(
      `\n! Chưa khai báo ngày nghỉ năm ${answer.days_off_missing.join(', ')}. (Days off are not entered.)\n`,
    )
}
