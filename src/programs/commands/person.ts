// matthan person, matthan account: who is here, and how they sign in.

import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import type { TrialTold } from '#contract/grant.ts'
import type { AccountList, NewAccount, NewPerson, Person, PersonAccount, PersonList } from '#contract/person.ts'
import { askStation } from '#programs/ask-station.ts'
import {
  type Command,
  dataFolder,
  neededText,
  type Options,
  printJson,
  stationOptions,
  textOf,
  wholeOf,
} from '#programs/command.ts'
import { table } from '#programs/words.ts'
import { passwordFrom } from './camera-add.ts'

const say = (text: string): void => void process.stdout.write(text)
const number = { type: 'string', value: 'N', needed: true, whole: { least: 1, most: 2 ** 31 } } as const
export const personOption = { ...number, vi: 'số của người (person list)', en: 'the person’s number' } as const
export const reasonOption = { type: 'string', value: 'TEXT', needed: true, vi: 'vì sao', en: 'why' } as const

const about = {
  rank: { type: 'string', value: 'RANK', vi: 'cấp bậc', en: 'rank' },
  title: { type: 'string', value: 'TITLE', vi: 'chức danh, như Phó trưởng thôn', en: 'title' },
  phone: { type: 'string', value: 'NUMBER', vi: 'số điện thoại', en: 'telephone' },
  unit: { type: 'string', value: 'ID', vi: 'đơn vị (unit list)', en: 'the unit' },
} as const satisfies Options

export const personList: Command = {
  name: 'person list',
  does: { vi: 'Liệt kê người, người đã thôi để cuối.', en: 'Lists people, those who have left last.' },
  options: stationOptions,
  run: async values => {
    const list = await askStation<PersonList>(dataFolder(values), 'GET', '/api/people')
    if (values.json === true) return printJson(list)
    const rows = list.people.map(({ id, name, rank, title, phone, role, unit, account, grants, left_90k }) => [
      ...[String(id), name, rank || '–', title || role, phone || '–', unit ?? '–', account ?? '–'],
      left_90k === null ? String(grants) : `đã thôi (left) ${localText(wallTime90k(left_90k))}`,
    ])
    say(table([['SỐ', 'TÊN', 'CẤP BẬC', 'CHỨC DANH', 'ĐIỆN THOẠI', 'ĐƠN VỊ', 'TÀI KHOẢN', 'SỐ QUYỀN'], ...rows]))
  },
}

export const personAdd: Command = {
  name: 'person add',
  does: {
    vi: 'Thêm một người; chưa được làm gì cho đến khi giao quyền.',
    en: 'Adds a person, who may do nothing until granted.',
  },
  options: {
    name: { type: 'string', value: 'NAME', needed: true, vi: 'họ tên', en: 'name' },
    role: { type: 'string', value: 'ROLE', needed: true, vi: 'vai trò (role list)', en: 'role' },
    ...about,
    ...stationOptions,
  },
  examples: [
    'matthan person add --name "Nguyễn Văn Ba" --role camera_owner',
    'matthan grant add --person 2 --role camera_owner --camera nha-ong-ba --reason "camera của gia đình"',
  ],
  run: async values => {
    const body: NewPerson = {
      name: neededText(values, 'name'),
      role: neededText(values, 'role'),
      rank: textOf(values, 'rank') ?? '',
      title: textOf(values, 'title') ?? '',
      phone: textOf(values, 'phone') ?? '',
      unit: textOf(values, 'unit') ?? null,
    }
    const person = await askStation<Person>(dataFolder(values), 'POST', '/api/people', { body })
    if (values.json === true) return printJson(person)
    say(`Đã thêm "${person.name}", số ${person.id}. (Added.)\n`)
  },
}

export const personSet: Command = {
  name: 'person set',
  does: {
    vi: 'Sửa thông tin của một người; phần không nêu giữ nguyên.',
    en: 'Changes a person; what is left out stays.',
  },
  options: {
    person: personOption,
    name: { type: 'string', value: 'NAME', vi: 'họ tên', en: 'name' },
    role: { type: 'string', value: 'ROLE', vi: 'vai trò', en: 'role' },
    ...about,
    ...stationOptions,
  },
  run: async values => {
    const given = ['name', 'role', 'rank', 'title', 'phone', 'unit'].flatMap(field => {
      const text = textOf(values, field)
      return text === undefined ? [] : [[field, text]]
    })
    const path = `/api/people/${wholeOf(values, 'person')}`
    const person = await askStation<Person>(dataFolder(values), 'PATCH', path, { body: Object.fromEntries(given) })
    if (values.json === true) return printJson(person)
    say(`Đã sửa "${person.name}". (Changed.)\n`)
  },
}

export const personLeave: Command = {
  name: 'person leave',
  does: {
    vi: 'Một người thôi việc: quyền, tài khoản và mọi thứ đang mở chấm dứt.',
    en: 'Somebody leaves: grants, account and all that is open end.',
  },
  options: { person: personOption, reason: reasonOption, ...stationOptions },
  run: async values => {
    const path = `/api/people/${wholeOf(values, 'person')}/leave`
    const body = { reason: neededText(values, 'reason') }
    const person = await askStation<Person>(dataFolder(values), 'POST', path, { body })
    if (values.json === true) return printJson(person)
    say(`"${person.name}" đã thôi; quyền và tài khoản đã chấm dứt. (Left; grants and account ended.)\n`)
  },
}

export const personTry: Command = {
  name: 'person try',
  does: {
    vi: 'Thử quyền: một người có được làm việc này không, vì sao, ai cho phép được.',
    en: 'Tries whether somebody may do something, and why or why not.',
  },
  options: {
    person: personOption,
    verb: { type: 'string', value: 'VERB', needed: true, vi: 'việc (role list)', en: 'the deed' },
    camera: { type: 'string', value: 'ID', vi: 'camera; không nêu: cả trạm', en: 'the camera; else the whole station' },
    ...stationOptions,
  },
  examples: ['matthan person try --person 2 --verb play_back --camera cong-chinh'],
  run: async values => {
    const camera = textOf(values, 'camera')
    const query = new URLSearchParams({ verb: neededText(values, 'verb'), ...(camera !== undefined && { camera }) })
    const path = `/api/people/${wholeOf(values, 'person')}/trial?${query}` as const
    const { allowed, grants, vi, en } = await askStation<TrialTold>(dataFolder(values), 'GET', path)
    if (values.json === true) return printJson({ allowed, grants, vi, en })
    say(allowed ? `Được, nhờ quyền số (allowed, by grant) ${grants.join(', ')}.\n` : `${vi}\n${en}\n`)
  },
}

export const accountList: Command = {
  name: 'account list',
  does: { vi: 'Liệt kê tài khoản.', en: 'Lists accounts.' },
  options: stationOptions,
  run: async values => {
    const list = await askStation<AccountList>(dataFolder(values), 'GET', '/api/accounts')
    if (values.json === true) return printJson(list)
    const rows = list.accounts.map(({ username, person, name, made_90k, ended_by, ended_90k }) => [
      ...[username, `${person} ${name}`, localText(wallTime90k(made_90k))],
      ended_90k === null ? 'đang dùng (in use)' : `chấm dứt (ended) ${localText(wallTime90k(ended_90k))}, ${ended_by}`,
    ])
    say(table([['TÊN ĐĂNG NHẬP', 'NGƯỜI', 'TẠO LÚC', 'TÌNH TRẠNG'], ...rows]))
  },
}

export const accountAdd: Command = {
  name: 'account add',
  does: {
    vi: 'Tạo tài khoản cho một người. Mật khẩu đầu tiên, nếu có, phải đổi ngay lần đăng nhập đầu.',
    en: 'Makes an account for a person. A first password must be changed at the first sign-in.',
  },
  operands: ['USERNAME'],
  options: {
    person: personOption,
    'password-file': {
      type: 'string',
      value: 'FILE',
      vi: 'tệp chứa mật khẩu, ít nhất 12 ký tự; "-" là đọc từ bàn phím; không có thì mời bằng account invite',
      en: 'file with the password, at least 12 characters; "-" reads standard input; without it: account invite',
    },
    ...stationOptions,
  },
  run: async (values, [username = '']) => {
    const person = wholeOf(values, 'person')
    if (person === undefined) throw new Problem('bad_command', { missing: '--person' })
    const given = textOf(values, 'password-file') === undefined ? {} : { password: await passwordFrom(values) }
    const body: NewAccount = { person, username, ...given }
    const account = await askStation<PersonAccount>(dataFolder(values), 'POST', '/api/accounts', { body })
    if (values.json === true) return printJson(account)
    say(`Đã tạo tài khoản ${account.username} cho ${account.name}. (Account made.)\n`)
  },
}

export const accountForgetBrowsers: Command = {
  name: 'account forget',
  does: {
    vi: 'Quên các trình duyệt mà tài khoản từng đăng nhập, như khi mất máy.',
    en: 'Forgets the browsers in which an account was signed in before, as when a PC was lost.',
  },
  operands: ['USERNAME'],
  options: stationOptions,
  run: async (values, [username = '']) => {
    const path = `/api/accounts/${encodeURIComponent(username)}/browsers/removal`
    const account = await askStation<PersonAccount>(dataFolder(values), 'POST', path)
    if (values.json === true) return printJson(account)
    say(`Không còn trình duyệt nào quen với ${account.username}. (No browser is known to it any more.)\n`)
  },
}

export const accountEnd: Command = {
  name: 'account end',
  does: { vi: 'Chấm dứt một tài khoản và mọi thứ nó đang mở.', en: 'Ends an account and all that it has open.' },
  operands: ['USERNAME'],
  options: stationOptions,
  run: async (values, [username = '']) => {
    const path = `/api/accounts/${encodeURIComponent(username)}/end`
    const account = await askStation<PersonAccount>(dataFolder(values), 'POST', path)
    if (values.json === true) return printJson(account)
    say(`Tài khoản ${account.username} đã chấm dứt. (Ended.)\n`)
  },
}
