/**
 * A response like the given one, whose body is read once: as its reader takes it, its text is kept, and told once that reader has
 * taken all it wants of it.
 */
export function tapped(
  response: Response,
  told: { read: (text: string, isWhole: boolean) => void; failed: () => void },
): Response {
  const { body, status, statusText, headers } = response;
  if (!body) {
    told.read('', true);
    return response;
  }
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  const tap = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      try {
        const { value } = await reader.read();
        if (!value) {
          controller.close();
          told.read(text + decoder.decode(), true);
          return;
        }
        text += decoder.decode(value, { stream: true });
        controller.enqueue(value);
      } catch (error) {
        controller.error(error);
        told.failed();
      }
    },
    cancel(reason) {
      told.read(text, false);
      return reader.cancel(reason);
    },
  });
  return new Response(tap, { status, statusText, headers });
}
