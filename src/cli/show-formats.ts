export const showFormats = ['text', 'html', 'json', 'original'] as const
export type ShowFormat = (typeof showFormats)[number]
