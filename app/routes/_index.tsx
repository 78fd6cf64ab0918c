export default function Landing() {
  return <main id="isi" />;
}
