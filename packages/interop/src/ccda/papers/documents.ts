import type { Read } from '../../reading/sources.ts';
import { titleOfKind } from '../document/kinds.ts';
import type { Story } from '../reading/reading.ts';
import { wordsIn } from '../xml/words.ts';

const longestTitle = 200;

/** Where a document can be had; one that lies in the message itself is in the original. */
const address = /^https?:\/\//i;

/** The document itself, of the kind that its body is: what it embeds stays in the original that is kept. */
export const documentsOf = (story: Story): Read<readonly object[]> => {
  const { document, kind } = story;
  const title = document.at('title');
  const words = wordsIn(title);
  const isTitle = title !== undefined && words !== undefined && words.length <= longestTitle;
  const body = document.at('component/nonXMLBody/text');
  const reference = body?.at('reference');
  const url = reference?.text('value');
  const { path } = body ?? document;
  return {
    value: [
      story.provenance.compose(
        { path },
        {
          title: isTitle
            ? { value: words, path: title.path }
            : { value: titleOfKind(kind), path: `${document.path}/code` },
          contentType: {
            value: body === undefined ? 'application/cda+xml' : (body.text('mediaType') ?? 'text/plain'),
            path,
          },
          url:
            reference === undefined || url === undefined || !address.test(url)
              ? undefined
              : { value: url, path: reference.path },
        },
      ),
    ],
    path,
  };
};
