// Makes a photo smaller before it travels or waits on a phone. Where the browser cannot read the picture it stays
// as it is, and the server does it.
const LONGEST_SIDE = 2000;
const LIGHT = 1_500_000;
const QUALITY = 0.85;

export async function lighter(file) {
  if (file.size < LIGHT) return file;
  const smaller = await shrunk(file).catch(() => null);
  return smaller && smaller.size < file.size ? smaller : file;
}

async function shrunk(file) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const pen = canvas.getContext("2d");
  pen.fillStyle = "white";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
  return new File([blob], file.name.replace(/\.\w+$/, ".jpg"), { type: "image/jpeg" });
}
