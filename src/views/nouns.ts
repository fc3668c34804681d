/** Names as they stand inside a sentence. English only. */

/**
 * A common noun inside a sentence: "Projection matrix" is "projection matrix", "Data of Meta's users" "data of Meta's users";
 * "RLHF" and "CLIP ViT" stay.
 */
export function insideSentence(name: string): string {
  return /^\p{Lu}[\p{Ll}-]*\p{Ll}(?:$| (?!of )\p{Ll}| of .* \p{Ll}\S*$)/u.test(name)
    ? name.charAt(0).toLowerCase() + name.slice(1)
    : name;
}

export function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}
