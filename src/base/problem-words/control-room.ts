// What walls, bookmarks, the map and televisions may answer.

import type { Described } from './described.ts'

export const controlRoomProblems = {
  no_such_wall: {
    kind: 'missing',
    vi: 'Không có tường màn hình này. Có thể nó đã bị xóa, hoặc là của riêng người khác.',
    en: 'There is no such wall. It may have been removed, or be somebody else’s own.',
  },
  wall_changed: {
    kind: 'conflict',
    vi: 'Người khác vừa sửa tường màn hình này. Hãy mở lại để xem bản mới, hoặc lưu thành bản sao.',
    en: 'Somebody else has just changed this wall. Open it again to see how it is now, or save yours as a copy.',
  },
  too_many_walls: {
    kind: 'exhausted',
    vi: 'Đã lưu quá nhiều tường màn hình. Hãy xóa bớt những cái không dùng.',
    en: 'Too many walls are saved. Remove those that nobody uses.',
  },
  no_such_bookmark: {
    kind: 'missing',
    vi: 'Không có đánh dấu này. Có thể nó đã bị xóa.',
    en: 'There is no such bookmark. It may have been removed.',
  },
  bookmark_not_yours: {
    kind: 'denied',
    vi: 'Đánh dấu này do người khác tạo; chỉ người ấy sửa hoặc xóa được.',
    en: 'Somebody else made this bookmark; only they can change or remove it.',
  },
  bookmark_span_wrong: {
    kind: 'invalid',
    vi: 'Khoảng đánh dấu không đúng: phải kết thúc sau lúc bắt đầu, dài tối đa 6 giờ và không ở tương lai.',
    en: 'The bookmark’s span is not right: it must end after it begins, last 6 hours at most and not lie in the future.',
  },
  too_many_bookmarks: {
    kind: 'exhausted',
    vi: 'Đã có quá nhiều đánh dấu. Hãy xóa bớt những đánh dấu cũ.',
    en: 'There are too many bookmarks. Remove old ones.',
  },
  no_such_map_layer: {
    kind: 'missing',
    vi: 'Không có lớp bản đồ này. Có thể nó đã bị xóa.',
    en: 'There is no such map layer. It may have been removed.',
  },
  map_layer_changed: {
    kind: 'conflict',
    vi: 'Người khác vừa sửa lớp bản đồ này. Hãy mở lại để xem bản mới rồi sửa tiếp.',
    en: 'Somebody else has just changed this map layer. Open it again to see how it is now, then go on.',
  },
  too_many_map_layers: {
    kind: 'exhausted',
    vi: 'Bản đồ đã có quá nhiều lớp. Hãy xóa bớt hoặc gộp các lớp lại.',
    en: 'The map has too many layers. Remove some or join them.',
  },
  not_geojson: {
    kind: 'invalid',
    vi: 'Tệp này không phải GeoJSON đọc được. Hãy xuất lại ở dạng GeoJSON gồm điểm, đường hoặc vùng.',
    en: 'This is no GeoJSON that can be read. Export it again as GeoJSON of points, lines or areas.',
  },
  geojson_not_degrees: {
    kind: 'invalid',
    vi: 'Tọa độ trong tệp không phải kinh độ, vĩ độ (có thể là VN-2000). Hãy xuất lại theo WGS 84 (EPSG:4326).',
    en: 'The file’s coordinates are not degrees of longitude and latitude (perhaps VN-2000). Export it again in WGS 84 (EPSG:4326).',
  },
  geojson_too_large: {
    kind: 'invalid',
    vi: 'Lớp bản đồ quá lớn. Mỗi lớp tối đa 5 MB và 20.000 đối tượng; hãy chia nhỏ hoặc giản lược.',
    en: 'The map layer is too large: 5 MB and 20,000 features at most. Divide or simplify it.',
  },
  no_such_base_map: {
    kind: 'missing',
    vi: 'Không có tệp bản đồ nền này. Hãy đặt tệp .pmtiles vào thư mục map trong thư mục dữ liệu của trạm.',
    en: 'There is no such base map. Put the .pmtiles file into the folder map of the station’s data folder.',
  },
  openstreetmap_off: {
    kind: 'denied',
    vi: 'Trạm chưa được phép lấy bản đồ từ openstreetmap.org. Người vận hành bật được trong phần cài đặt bản đồ.',
    en: 'The station may not fetch maps from openstreetmap.org. The operator can allow it in the map’s settings.',
  },
  openstreetmap_unreachable: {
    kind: 'unavailable',
    vi: 'Không lấy được bản đồ từ openstreetmap.org. Hãy kiểm tra đường truyền Internet của trạm.',
    en: 'The map cannot be fetched from openstreetmap.org. Check the station’s Internet connection.',
  },
  no_such_television: {
    kind: 'missing',
    vi: 'Không có ti vi này. Có thể nó đã bị gỡ; hãy ghép lại bằng mã trên màn hình ti vi.',
    en: 'There is no such television. It may have been taken out; pair it again with the code on its screen.',
  },
  too_many_televisions: {
    kind: 'exhausted',
    vi: 'Đã ghép quá nhiều ti vi. Hãy gỡ những cái không dùng nữa.',
    en: 'Too many televisions are paired. Take out those that nobody uses.',
  },
  wrong_television_code: {
    kind: 'missing',
    vi: 'Không có ti vi nào đang hiện mã này. Hãy xem lại từng chữ; mã chỉ dùng được trong 10 phút.',
    en: 'No television shows this code now. Check each letter; a code is good for 10 minutes.',
  },
  pairing_busy: {
    kind: 'exhausted',
    vi: 'Quá nhiều màn hình đang chờ ghép. Ti vi này sẽ tự xin mã lại sau ít phút.',
    en: 'Too many screens wait to be paired. This one asks again by itself in a few minutes.',
  },
  television_away: {
    kind: 'unavailable',
    vi: 'Ti vi này đang tắt hoặc mất mạng. Hãy bật ti vi rồi thử lại.',
    en: 'This television is off or has no network. Switch it on and try again.',
  },
  television_not_paired: {
    kind: 'denied',
    vi: 'Ti vi này chưa được ghép. Hãy mở trang /tv trên ti vi và ghép bằng mã hiện ra.',
    en: 'This television is not paired. Open /tv on it and pair it with the code that it shows.',
  },
  television_taken_out: {
    kind: 'denied',
    vi: 'Ti vi này đã bị gỡ khỏi trạm. Muốn dùng lại thì ghép lại bằng mã hiện trên ti vi.',
    en: 'This television was taken out of the station. To use it again, pair it with the code that it shows.',
  },
  station_broke_off: {
    kind: 'unavailable',
    vi: 'Trạm ngắt kết nối giữa chừng nên tệp chưa được lưu. Hãy thử lại.',
    en: 'The station broke off half way, so the file was not saved. Try again.',
  },
} as const satisfies Record<string, Described>
