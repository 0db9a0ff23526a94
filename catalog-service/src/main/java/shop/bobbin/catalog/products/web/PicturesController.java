package shop.bobbin.catalog.products.web;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import shop.bobbin.catalog.Sku;

/** Pictures of the products. Those of the seed catalog have their own, all others a placeholder. */
@RestController
class PicturesController {

    private static final MediaType SVG = MediaType.valueOf("image/svg+xml");
    private static final Resource PLACEHOLDER = new ClassPathResource("seeding/placeholder.svg");

    @GetMapping("/pictures/{sku}.svg")
    ResponseEntity<Resource> picture(@PathVariable Sku sku) {
        var picture = new ClassPathResource("seeding/pictures/" + sku + ".svg");
        return ResponseEntity.ok()
                .contentType(SVG)
                .cacheControl(HttpCachingConfiguration.ONE_DAY)
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .body(picture.exists() ? picture : PLACEHOLDER);
    }
}
