// Every page that there is, one line each: its route, where it is opened, and what shows that it is whole. A page of `routes.tsx` without
// a line here fails `pages.test.ts`; so does a line without its page.

import type { Locator, Page } from 'playwright-core'
import type { NewLink } from '#contract/session.ts'
import type { TelevisionList } from '#contract/television.ts'
import { localCode } from '#web/words/time.ts'
import type { LivedIn } from './lived-in.ts'

export type LookedAt = {
  /** As in `routes.tsx`; `*` is any address that leads nowhere. */
  readonly route: string
  /** What is special about it, where a page is looked at more than once. */
  readonly as?: string
  /** On which station; the one that has been lived in where it is left out. */
  readonly on?: 'empty' | 'brand_new'
  /** Its address; the route itself where it is left out. */
  readonly at?: (lived: LivedIn) => string | Promise<string>
  /** Who opens it; somebody signed in where it is left out. */
  readonly who?: 'nobody' | 'television'
  /** It is whole once this is seen. */
  readonly sign: (page: Page) => Locator
  /** What is done before it is looked at. */
  readonly first?: (page: Page) => Promise<unknown>
  /** What opens over it: the `open` of its address, with a name of its own where that holds somebody's id. */
  readonly opens?: readonly Opens[]
  /** Drawn as a graphics card draws it, on the old desk's screen alone; else on a plain canvas. */
  readonly gl?: true
  /** There are pictures of it in English too. */
  readonly english?: true
}

export type Opens = string | { readonly as: string; readonly open: (lived: LivedIn) => string | Promise<string> }

const heading = (name: string | RegExp) => (page: Page) => page.getByRole('heading', { level: 1, name })
const picture = (page: Page) => page.getByRole('article').getByRole('time').filter({ hasText: /:/ }).first()
/** At least so many recorded pictures stand there. */
const played = (count: number) => (page: Page) => page.locator('video, canvas').nth(count - 1)
/** The ground under the cameras is there, not only what stands on it. */
const mapDrawn = (page: Page) => page.locator('main [aria-busy="false"]')
const strip = (page: Page) => page.getByRole('slider').first()

export const pages: readonly LookedAt[] = [
  { route: '/', sign: picture, opens: ['save', 'patrol', 'alerts', 'keys'], english: true },
  { route: '/sign-in', who: 'nobody', sign: page => page.getByRole('textbox').first(), english: true },
  { route: '/welcome', on: 'brand_new', who: 'nobody', at: newLink, sign: page => page.getByRole('textbox').first() },
  { route: '/welcome', as: 'no-link', who: 'nobody', sign: page => page.getByRole('main') },
  {
    route: '/certificate',
    who: 'nobody',
    sign: page => page.getByRole('link', { name: 'mat-than-ca.crt' }),
    english: true,
  },
  {
    route: '/review',
    at: ({ recently }) => `/review?cameras=cong-chinh,nga-ba-dinh,duong-cho&at=${localCode(recently)}`,
    sign: played(3),
    opens: ['cameras', 'bookmark', 'incident', 'share', 'keys'],
    english: true,
  },
  {
    route: '/search',
    at: ({ recently }) => `/search?cameras=cong-chinh&at=${localCode(recently)}`,
    sign: page => page.getByRole('application', { name: 'Vùng tìm trên hình Cổng chính' }),
    opens: ['cameras', 'span', 'bookmark', 'incident', 'clip', 'share', 'keys'],
    english: true,
  },
  { route: '/search', as: 'none', sign: page => page.getByRole('heading', { name: 'Tìm trên camera nào?' }) },
  { route: '/search', as: 'empty', on: 'empty', sign: page => page.getByText('Chưa có camera nào để tìm') },
  {
    route: '/bookmarks',
    sign: page => page.getByRole('main').getByRole('listitem').nth(2),
    opens: ['change-1'],
    english: true,
  },
  {
    route: '/rules',
    sign: page => page.getByRole('list', { name: 'Quy tắc' }).getByRole('listitem').nth(2),
    opens: ['new', 'change-1', 'seen'],
    english: true,
  },
  {
    route: '/incidents',
    sign: page => page.getByRole('main').getByRole('listitem').first(),
    opens: ['step-1'],
    english: true,
  },
  { route: '/redactions', sign: heading('Che hình'), opens: ['new'], english: true },
  {
    route: '/redactions/$id',
    at: () => '/redactions/1',
    sign: page => page.getByRole('application', { name: 'Hình để vẽ khung che' }),
    english: true,
  },
  {
    route: '/extractions',
    sign: page => page.getByRole('list', { name: 'Trích xuất' }).getByRole('listitem').nth(2),
    opens: ['register', 'settings'],
    english: true,
  },
  {
    route: '/extractions/new',
    at: wizard(''),
    sign: page => page.getByRole('radio', { name: 'giao thông' }),
    english: true,
  },
  {
    route: '/extractions/new',
    as: 'what',
    at: wizard('&step=2'),
    sign: page => page.getByText(/^Có .* hình trên/),
    english: true,
  },
  {
    route: '/extractions/new',
    as: 'who',
    at: wizard('&step=3'),
    sign: page => page.getByRole('switch', { name: 'Bản xem' }),
    english: true,
  },
  {
    route: '/extractions/new',
    as: 'look',
    at: wizard('&step=4'),
    sign: page => page.getByText(/^Có .* hình trên/),
    english: true,
  },
  {
    route: '/extractions/$id',
    at: () => '/extractions/1',
    sign: page => page.getByRole('region', { name: 'Gói dữ liệu' }),
    opens: ['hand-over', 'end-1', 'viewing', 'encrypt'],
    english: true,
  },
  {
    route: '/extractions/$id',
    as: 'asked',
    at: () => '/extractions/2',
    sign: page => page.getByRole('region', { name: 'Bản chụp văn bản' }).getByRole('listitem').first(),
    opens: ['withdraw'],
    english: true,
  },
  {
    route: '/extractions/$id',
    as: 'held',
    at: () => '/extractions/3',
    sign: page => page.getByRole('button', { name: 'Gửi duyệt' }),
    opens: ['hand-in'],
  },
  {
    route: '/holds',
    sign: page => page.getByRole('list', { name: 'Dữ liệu đang giữ' }).getByRole('listitem').nth(1),
    opens: ['hold'],
    english: true,
  },
  {
    route: '/case-files',
    sign: page => page.getByRole('list', { name: 'Hồ sơ vụ việc' }).getByRole('listitem').first(),
  },
  {
    route: '/case-files/$case',
    at: () => '/case-files/12%2F2026%2FTB',
    sign: page => page.getByRole('region', { name: 'Trích xuất' }).getByRole('listitem').first(),
    english: true,
  },
  {
    route: '/trail',
    sign: page => page.getByRole('list', { name: 'Truy vết' }).getByRole('listitem').first(),
    opens: ['start', 'pace'],
    english: true,
  },
  {
    route: '/trail',
    as: 'begins',
    at: ({ recently }) => `/trail?camera=cong-chinh&at=${localCode(recently)}`,
    sign: page => page.getByRole('article').nth(2),
    opens: ['own-pace'],
  },
  {
    route: '/trail/$id',
    at: () => '/trail/1',
    sign: page => page.getByRole('list', { name: 'Các dấu' }).getByRole('listitem').nth(2),
    opens: ['about', 'print', 'replay', 'keys', 'remove'],
    english: true,
  },
  {
    route: '/compare',
    at: () => '/compare?board=1',
    sign: page => page.getByRole('article').nth(1),
    opens: ['save', 'remove'],
    english: true,
  },
  {
    route: '/televisions',
    sign: page => page.getByRole('listitem', { name: 'TV 1' }),
    opens: ['pair', { as: 'send', open: ofTelevision('send') }, { as: 'edit', open: ofTelevision('edit') }],
    english: true,
  },
  { route: '/tv', who: 'television', sign: page => page.getByText(/^\d\/\d camera/).first() },
  { route: '/map', sign: mapDrawn, opens: ['import', 'new-layer'], english: true },
  { route: '/map', as: 'gl', gl: true, sign: mapDrawn },
  {
    route: '/map',
    as: 'camera',
    at: () => '/map?camera=cong-chinh',
    sign: page => page.getByRole('region', { name: 'Cổng chính' }),
    first: page => mapDrawn(page).waitFor(),
  },
  { route: '/map', as: 'empty', on: 'empty', sign: page => page.getByRole('main').getByRole('button').first() },
  { route: '/tv', as: 'unpaired', who: 'nobody', sign: page => page.getByText(/^[A-Z0-9 ]{6,13}$/).first() },
  {
    route: '/camera/$id/privacy',
    at: () => '/camera/cong-chinh/privacy',
    sign: page => page.getByRole('button', { name: 'Thêm vùng che' }),
    first: async page => {
      await page.getByRole('button', { name: 'Thêm vùng che' }).click()
      await page.getByRole('button', { name: /^Góc 1 của vùng/ }).waitFor()
    },
    english: true,
  },
  { route: '/add-camera', sign: page => page.getByRole('tab').first(), english: true },
  { route: '/recorders', sign: heading('Đầu ghi') },
  {
    route: '/recorders/$id',
    at: ({ recorder }) => `/recorders/${recorder}`,
    sign: page => page.getByRole('listitem').first(),
    opens: ['change', 'password'],
  },
  {
    route: '/camera/$id',
    at: () => '/camera/cong-chinh',
    sign: strip,
    opens: ['clip', 'bookmark', 'incident', 'television', 'doctor', 'details', 'keys', 'cause'],
    english: true,
  },
  {
    route: '/camera/$id',
    as: 'then',
    at: ({ recently }) => `/camera/nga-ba-dinh?at=${localCode(recently)}`,
    sign: strip,
  },
  { route: '/camera/$id', as: 'unplugged', at: () => '/camera/ngo-3', sign: strip },
  {
    route: '/storage',
    sign: page => page.getByRole('meter').first(),
    opens: ['hold', 'import', 'rules', 'keeping-at-'],
    english: true,
  },
  {
    route: '/account',
    sign: page => page.getByRole('list', { name: 'Nơi đang đăng nhập' }).getByRole('listitem').first(),
    english: true,
  },
  {
    route: '/access-log',
    sign: page => page.getByRole('list', { name: 'Nhật ký truy cập' }).getByRole('listitem').nth(4),
    opens: ['entry-1', 'settings', 'export', 'head'],
    english: true,
  },
  {
    route: '/break-glass',
    sign: page => page.getByRole('region', { name: 'Niêm phong' }),
    opens: ['seal'],
    english: true,
  },
  {
    route: '/people',
    sign: page => page.getByRole('list', { name: 'Người' }).getByRole('listitem').nth(3),
    opens: ['add-person'],
    english: true,
  },
  {
    route: '/people',
    as: 'units',
    at: () => '/people?part=units',
    sign: page => page.getByRole('list', { name: 'Đơn vị' }).getByRole('listitem').nth(3),
    opens: ['add', 'unit-thon-3', 'cameras-thon-3', 'end-thon-10'],
  },
  {
    route: '/people',
    as: 'roles',
    at: () => '/people?part=roles',
    sign: page => page.getByRole('list', { name: 'Vai trò' }).getByRole('listitem').nth(8),
    opens: ['role-officer', 'add-role', 'watermark'],
    english: true,
  },
  {
    route: '/people',
    as: 'sessions',
    at: () => '/people?part=sessions',
    sign: page => page.getByRole('list', { name: 'Phiên đăng nhập' }).getByRole('listitem').first(),
  },
  {
    route: '/people/$id',
    at: ({ officer }) => `/people/${officer}`,
    sign: page => page.getByRole('list', { name: 'Quyền đã giao' }).getByRole('listitem').nth(1),
    opens: ['grant', 'change'],
    english: true,
  },
  { route: '/people', as: 'empty', on: 'empty', sign: page => page.getByText('Chưa có ai ngoài bạn') },
  { route: '/sign-in-settings', sign: page => page.getByRole('textbox').first(), english: true },
  { route: '/republish', sign: page => page.getByRole('region', { name: 'Cửa lấy hình' }), opens: ['account', 'door'] },
  {
    route: '/signs',
    sign: page => page.getByRole('region', { name: 'Camera và biển' }).getByRole('listitem').nth(2),
    opens: ['sign-cong-chinh', 'facts'],
    english: true,
  },
  {
    route: '/requests',
    sign: page => page.getByRole('main').getByRole('listitem').nth(1),
    opens: ['request-1', 'request-2', 'new'],
    english: true,
  },
  {
    route: '/papers',
    sign: page => page.getByRole('region', { name: 'Hồ sơ' }).getByRole('link').nth(3),
    english: true,
  },
  { route: '/notice', who: 'nobody', sign: page => page.getByRole('button', { name: 'Gửi yêu cầu' }) },
  { route: '/ui', sign: page => page.getByRole('table').first(), english: true },
  {
    route: '/',
    as: 'empty',
    on: 'empty',
    sign: page => page.getByRole('tab').first(),
    english: true,
  },
  { route: '/review', as: 'empty', on: 'empty', sign: page => page.getByText('Chưa', { exact: false }).first() },
  { route: '/bookmarks', as: 'empty', on: 'empty', sign: heading('Đánh dấu') },
  { route: '/rules', as: 'empty', on: 'empty', sign: page => page.getByText('Chưa có quy tắc nào').first() },
  { route: '/incidents', as: 'empty', on: 'empty', sign: page => page.getByText('Chưa có vụ việc nào') },
  { route: '/extractions', as: 'empty', on: 'empty', sign: page => page.getByText('Chưa có đề nghị trích xuất nào') },
  { route: '/holds', as: 'empty', on: 'empty', sign: page => page.getByText('Không giữ đoạn nào') },
  { route: '/case-files', as: 'empty', on: 'empty', sign: page => page.getByText('Chưa có hồ sơ nào') },
  { route: '/trail', as: 'empty', on: 'empty', sign: page => page.getByText('Chưa có bản truy vết nào') },
  { route: '/compare', as: 'empty', on: 'empty', sign: page => page.getByText('Bảng còn trống') },
  { route: '/televisions', as: 'empty', on: 'empty', sign: page => page.getByText('Chưa ghép ti vi nào') },
  { route: '/recorders', as: 'empty', on: 'empty', sign: heading('Đầu ghi') },
  { route: '/storage', as: 'empty', on: 'empty', sign: page => page.getByRole('meter').first() },
  { route: '/signs', as: 'empty', on: 'empty', sign: page => page.getByText('Chưa có camera nào') },
  { route: '/requests', as: 'empty', on: 'empty', sign: page => page.getByText('Không có yêu cầu nào') },
  { route: '/republish', as: 'empty', on: 'empty', sign: page => page.getByRole('region', { name: 'Cửa lấy hình' }) },
  { route: '*', at: () => '/khong-co-trang-nay', sign: page => page.getByRole('link').first() },
]

async function ofTelevisionId({ station }: LivedIn): Promise<string> {
  const { televisions } = (await station.ask('GET', '/api/televisions')) as TelevisionList
  return televisions[0]!.id
}

function ofTelevision(what: string) {
  return async (lived: LivedIn): Promise<string> => `${what}-${await ofTelevisionId(lived)}`
}

async function newLink({ brand_new: station }: LivedIn): Promise<string> {
  const { url } = (await station.ask('POST', '/api/sign-in/new-link')) as NewLink
  return url.slice(new URL(url).origin.length)
}

/** A request for ten minutes of two cameras, at a step. */
function wizard(step: string) {
  return ({ recently }: LivedIn): string => {
    const items = ['cong-chinh', 'nga-ba-dinh'].map(id => `${id}.${recently - 900 * 90_000}.${recently - 300 * 90_000}`)
    return `/extractions/new?items=${items.join(',')}${step}`
  }
}
