/** Bytes of an answer, uncompressed. Inqud's have a few thousand. */
export const LARGEST_ANSWER = 1_000_000;

/**
 * The text of an answer, read once as it arrives; null as soon as it is larger than `most` bytes: the rest is not read. Rejects
 * when the connection breaks.
 */
export async function answerText(response: Response, most = LARGEST_ANSWER): Promise<string | null> {
  if (!response.body) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { value } = await reader.read();
    if (!value) return text + decoder.decode();
    size += value.length;
    if (size > most) {
      // Ends the connection. Whether that works does not matter here.
      reader.cancel().catch(() => {});
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}
