package shop.bobbin.catalog.products.web;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import shop.bobbin.catalog.Sku;

/** A drawing for each product of the opening assortment; what was added later shows a plain card. */
@RestController
class PicturesController {

    private static final MediaType SVG = MediaType.valueOf("image/svg+xml");
    private static final Resource PLAIN = new ClassPathResource("assortment/plain-card.svg");

    @GetMapping("/pictures/{sku}.svg")
    ResponseEntity<Resource> picture(@PathVariable Sku sku) {
        var drawn = new ClassPathResource("assortment/pictures/" + sku + ".svg");
        return ResponseEntity.ok()
                .contentType(SVG)
                .cacheControl(PublicReads.FOR_A_DAY)
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .body(drawn.exists() ? drawn : PLAIN);
    }
}
