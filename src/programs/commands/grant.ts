// matthan grant, matthan role: who was given what, where and until when; and what each role may.

import { Problem } from '#base/problems.ts'
import { wallFromUnixMillis, wallTime90k } from '#base/units.ts'
import { localText, parseWhen } from '#base/when.ts'
import { type Scope, type Verb, verbCodes } from '#contract/access.ts'
import type { GrantList, GrantShown, NewGrant, RoleList } from '#contract/grant.ts'
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
import { personOption, reasonOption } from './person.ts'

const say = (text: string): void => void process.stdout.write(text)
const verbOption = {
  type: 'string',
  value: 'VERB',
  many: true,
  choices: verbCodes,
  vi: 'một việc',
  en: 'a verb',
} as const

const terms = {
  role: { type: 'string', value: 'ROLE', vi: 'vai trò (role list)', en: 'a role' },
  verb: verbOption,
  camera: { type: 'string', value: 'ID', many: true, vi: 'cho camera này', en: 'for this camera' },
  unit: { type: 'string', value: 'ID', vi: 'cho đơn vị này và cấp dưới', en: 'for this unit and those below it' },
  place: { type: 'string', value: 'PLACE', vi: 'cho nhóm camera ở nơi này', en: 'for the cameras of this place' },
  station: { type: 'boolean', vi: 'cho cả trạm', en: 'for the whole station' },
  hours: { type: 'string', value: 'HOURS', vi: 'giờ được phép, như "t2-t6 18:00-06:00"', en: 'at which hours' },
  from: { type: 'string', value: 'T', vi: 'từ lúc', en: 'from when' },
  until: { type: 'string', value: 'T', vi: 'đến lúc', en: 'until when' },
  reason: reasonOption,
} as const satisfies Options

export const grantList: Command = {
  name: 'grant list',
  does: { vi: 'Liệt kê quyền đã giao.', en: 'Lists what was granted.' },
  options: {
    person: { ...personOption, needed: false },
    all: { type: 'boolean', vi: 'cả quyền đã hết', en: 'also those that are over' },
    ...stationOptions,
  },
  run: async values => {
    const query = { person: wholeOf(values, 'person'), all: values.all === true ? '1' : undefined }
    const list = await askStation<GrantList>(dataFolder(values), 'GET', '/api/grants', { query })
    if (values.json === true) return printJson(list)
    const rows = list.grants.map(one => [
      String(one.id),
      `${one.person} ${one.name}`,
      one.role ?? one.verbs.join(' '),
      scopeText(one.scope),
      one.hours ?? 'luôn (always)',
      one.until_90k === null ? '–' : localText(wallTime90k(one.until_90k)),
      one.state,
      one.ended_reason ?? one.reason,
    ])
    say(table([['SỐ', 'NGƯỜI', 'QUYỀN', 'PHẠM VI', 'GIỜ', 'ĐẾN', 'TÌNH TRẠNG', 'VÌ SAO'], ...rows]))
  },
}

export const grantAdd: Command = {
  name: 'grant add',
  does: { vi: 'Giao quyền cho một người.', en: 'Grants something to a person.' },
  options: { person: personOption, ...terms, ...stationOptions },
  examples: [
    'matthan grant add --person 2 --role village_head --unit thon-dong --reason "trưởng thôn"',
    'matthan grant add --person 3 --verb watch_live --camera cong-chinh --until "31/12/2026 17:00" --reason "tổ tuần tra"',
  ],
  run: async values => {
    const body: NewGrant = { person: wholeOf(values, 'person') ?? 0, ...termsOf(values) }
    told(values, await askStation<GrantShown>(dataFolder(values), 'POST', '/api/grants', { body }))
  },
}

export const grantChange: Command = {
  name: 'grant change',
  does: {
    vi: 'Thay một quyền bằng quyền khác; quyền cũ được lưu.',
    en: 'Puts another grant in the place of one, which is kept.',
  },
  operands: ['ID'],
  options: { ...terms, ...stationOptions },
  run: async (values, [id = '']) => {
    const path = `/api/grants/${encodeURIComponent(id)}`
    told(values, await askStation<GrantShown>(dataFolder(values), 'PUT', path, { body: termsOf(values) }))
  },
}

export const grantEnd: Command = {
  name: 'grant end',
  does: {
    vi: 'Chấm dứt một quyền; những gì nó cho mở sẽ đóng trong vài giây.',
    en: 'Ends a grant; what it allowed closes within seconds.',
  },
  operands: ['ID'],
  options: { reason: reasonOption, ...stationOptions },
  run: async (values, [id = '']) => {
    const [path, body] = [`/api/grants/${encodeURIComponent(id)}/end`, { reason: neededText(values, 'reason') }]
    told(values, await askStation<GrantShown>(dataFolder(values), 'POST', path, { body }))
  },
}

export const roleList: Command = {
  name: 'role list',
  does: { vi: 'Liệt kê vai trò và việc mỗi vai trò được làm.', en: 'Lists the roles and what each may.' },
  options: stationOptions,
  run: async values => {
    const list = await askStation<RoleList>(dataFolder(values), 'GET', '/api/roles')
    if (values.json === true) return printJson(list)
    const rows = list.roles.map(({ code, vi, verbs, usual }) => [
      code,
      vi,
      usual ? '' : 'trạm sửa (changed)',
      verbs.join(' '),
    ])
    say(table([['MÃ', 'TÊN', '', 'ĐƯỢC LÀM'], ...rows]))
  },
}

export const roleSet: Command = {
  name: 'role set',
  does: {
    vi: 'Sửa một vai trò hoặc thêm vai trò của riêng trạm.',
    en: 'Changes a role, or adds one of the station’s own.',
  },
  operands: ['ROLE'],
  options: {
    vi: { type: 'string', value: 'NAME', needed: true, vi: 'tên tiếng Việt', en: 'its Vietnamese name' },
    en: { type: 'string', value: 'NAME', needed: true, vi: 'tên tiếng Anh', en: 'its English name' },
    verb: verbOption,
    ...stationOptions,
  },
  run: async (values, [role = '']) => {
    const body = { vi: neededText(values, 'vi'), en: neededText(values, 'en'), verbs: [...textsOf(values, 'verb')] }
    const path = `/api/roles/${encodeURIComponent(role)}`
    const list = await askStation<RoleList>(dataFolder(values), 'PUT', path, { body })
    if (values.json === true) return printJson(list)
    say(`Đã đặt vai trò ${role}. (Set.)\n`)
  },
}

export const roleReset: Command = {
  name: 'role reset',
  does: { vi: 'Trả một vai trò về như chương trình có sẵn.', en: 'Makes a role as the program has it again.' },
  operands: ['ROLE'],
  options: stationOptions,
  run: async (values, [role = '']) => {
    const list = await askStation<RoleList>(dataFolder(values), 'DELETE', `/api/roles/${encodeURIComponent(role)}`)
    if (values.json === true) return printJson(list)
    say(`Vai trò ${role} như ban đầu. (As it was.)\n`)
  },
}

const told = (values: Values, grant: GrantShown): void => {
  const what = grant.role ?? grant.verbs.join(' ')
  if (values.json === true) printJson(grant)
  else say(`Quyền ${grant.id}: ${grant.name}, ${what}, ${scopeText(grant.scope)}, ${grant.state}\n`)
}

const termsOf = (values: Values): Omit<NewGrant, 'person'> => ({
  role: textOf(values, 'role') ?? null,
  verbs: [...textsOf(values, 'verb')] as Verb[],
  scope: scopeOf(values),
  hours: textOf(values, 'hours') ?? null,
  from_90k: whenOf(values, 'from'),
  until_90k: whenOf(values, 'until'),
  reason: neededText(values, 'reason'),
})

/** Exactly one: what is granted where must not be guessed. */
const scopeOf = (values: Values): Scope => {
  const [cameras, unit, place] = [textsOf(values, 'camera'), textOf(values, 'unit'), textOf(values, 'place')]
  const scopes: (Scope | undefined)[] = [
    cameras.length > 0 ? { kind: 'cameras', cameras: [...cameras] } : undefined,
    unit === undefined ? undefined : { kind: 'unit', unit },
    place === undefined ? undefined : { kind: 'place', place },
    values.station === true ? { kind: 'station' } : undefined,
  ]
  const [scope, second] = scopes.filter(one => one !== undefined)
  if (scope === undefined || second !== undefined)
    throw new Problem('bad_command', { option: '--camera', choices: '--camera | --unit | --place | --station' })
  return scope
}

const scopeText = (scope: Scope): string => {
  if (scope.kind === 'station') return 'cả trạm (station)'
  if (scope.kind === 'unit') return `đơn vị (unit) ${scope.unit}`
  return scope.kind === 'place' ? `nơi (place) ${scope.place}` : scope.cameras.join(', ')
}

const whenOf = (values: Values, option: string): number | null => {
  const text = textOf(values, option)
  if (text === undefined) return null
  const when = parseWhen(text, wallFromUnixMillis(Date.now()))
  if (!when.ok) throw new Problem('bad_time', { option: `--${option}` })
  return when.value
}
