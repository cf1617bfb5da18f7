// Vietnamese text as people type it in a hurry: "Cổng Đình" and "cong dinh" are found by each other.

/** Lower case without accents, `đ` as `d`. */
export const withoutAccents = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
